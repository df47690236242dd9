/** A control as it stands, for those who only read. */
import type { PlanControlView } from '../../../app/control-edit.ts';
import { NarrativeView } from '../../ui/narrative.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';

export function ControlReading({ view }: { view: PlanControlView }) {
  const { internalControl } = useWords();
  const { stored } = view;
  if (stored === null) return null;
  const months = (stored.recurrence ?? []).map((month) => internalControl.year.months[month - 1]).join(', ');
  const days = [stored.startsOn, stored.endsOn].some((day) => day !== null)
    ? `${stored.startsOn ?? '…'} – ${stored.endsOn ?? '…'}`
    : '';
  // A fact whose text is the interface's is said to be so.
  const facts: readonly (readonly [name: string, value: string, ours?: 'ours'])[] = [
    [internalControl.controlForm.risk, view.risks.find(({ key }) => key === stored.risk)?.text ?? ''],
    [internalControl.frequency, stored.frequency],
    [internalControl.controlForm.recurrence, [months, days].filter((part) => part !== '').join(' · '), 'ours'],
    [internalControl.responsible, stored.responsible ?? ''],
    [internalControl.sample, stored.sampleSize === null ? '' : internalControl.sampleOf(stored.sampleSize), 'ours'],
    [internalControl.fourEyes, stored.fourEyes ? internalControl.fourEyesText : '', 'ours'],
    [internalControl.reasonOf, stored.carriedReason],
  ];
  return (
    <dl className="plan-facts panel">
      {facts.map(([name, value, ours]) =>
        value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{ours ? value : <Said text={value} />}</dd>
          </div>
        ),
      )}
      {stored.method === null ? null : (
        <div>
          <dt>{internalControl.method}</dt>
          <dd>
            <NarrativeView narrative={stored.method} scales={[]} heading={3} />
          </dd>
        </div>
      )}
    </dl>
  );
}
