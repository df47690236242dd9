/** Every version of a control: who saved it, when, what changed, and a button that sets it back. */
import type { PlanControlView } from '../../../app/control-edit.ts';
import type { ControlFields } from '../../../app/control-form.ts';
import { planControlUrl } from '../../routes.ts';
import { FieldVersions } from '../../ui/field-versions.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { controlActions } from './page.tsx';

function label({ controlForm: form }: Words['internalControl'], field: keyof ControlFields): string {
  const labels: Record<keyof ControlFields, string> = {
    risk: form.risk,
    title: form.title,
    frequency: form.frequency,
    method: form.method,
    responsible: form.responsible,
    responsibleAccount: form.account,
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    recurrence: form.recurrence,
    fourEyes: form.fourEyes,
    sampleSize: form.sampleSize,
  };
  return labels[field];
}

function shown({ internalControl, evidence }: Words, field: keyof ControlFields, value: string): string {
  if (field === 'fourEyes') return value === 'yes' ? evidence.yes : evidence.no;
  if (value === '') return '–';
  if (field !== 'recurrence') return value;
  const { months } = internalControl.year;
  return value
    .split(', ')
    .map((month) => months[Number(month) - 1] ?? month)
    .join(', ');
}

export function ControlHistory({ view }: { view: PlanControlView }) {
  const words = useWords();
  const { stored, body, year, whyNot } = view;
  const undo =
    stored === null || whyNot !== null
      ? null
      : {
          url: planControlUrl(body.code, year, stored.key),
          action: controlActions.undo,
          revision: stored.revision,
        };
  return (
    <FieldVersions
      versions={view.history}
      title={words.internalControl.controlForm.history}
      shown={{
        label: (field) => label(words.internalControl, field),
        value: (field, value) => shown(words, field, value),
        ours: () => false,
      }}
      undo={undo}
    />
  );
}
