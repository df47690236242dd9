/** The actions of a control in a report: what is done, who answers for it, by when and how it goes. */
import type { ControlView, ResultView } from '../../../app/control-plan.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { narrativeText } from '../../../domain/narrative.ts';
import type { Scale } from '../../../domain/scale.ts';
import { actionUrl } from '../../routes.ts';
import { NarrativeView } from '../../ui/narrative.tsx';
import { useWords } from '../../visit.ts';
import { actionAnchor } from './anchors.ts';

type ActionsProps = {
  control: ControlView;
  result: ResultView;
  address: ReportAddress;
  scales: readonly Scale[];
};

export function Actions({ control, result, address, scales }: ActionsProps) {
  const { internalControl: words } = useWords();
  if (result.actions.length === 0) return <p className="nothing">{words.nothing}</p>;
  return (
    <ul className="plan-actions">
      {result.actions.map((action) => (
        <li key={action.key} id={actionAnchor(result.period, control.key, action.key)}>
          <NarrativeView narrative={action.text} scales={scales} heading={6} />
          <dl className="plan-line">
            <Fact name={words.owner} value={action.owner} swedish />
            <Fact name={words.dueOn} value={action.dueOn} />
            <Fact name={words.status} value={action.status === null ? null : words.statuses[action.status]} />
            {action.closedOn === null ? null : <Fact name={words.closedOn} value={action.closedOn} />}
          </dl>
          {result.editable ? (
            <a className="plan-edit" href={actionUrl(address, control.key, action.key)}>
              {words.edit}
              <span className="hidden" lang="sv">
                : {narrativeText(action.text).slice(0, 80)}
              </span>
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, value, swedish = false }: { name: string; value: string | null; swedish?: boolean }) {
  const { internalControl: words } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      {value === null ? <dd className="unsaid">{words.unsaid}</dd> : <dd lang={swedish ? 'sv' : undefined}>{value}</dd>}
    </div>
  );
}
