/** The plan in brief: a row for each control, or for a risk that has none, with its latest light and its actions by status. */
import type { ControlView, RiskView } from '../../../app/control-plan.ts';
import { ActionStatus } from '../../../domain/action.ts';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import { controlAnchor, riskAnchor } from './anchors.ts';

export function Overview({ risks }: { risks: readonly RiskView[] }) {
  const { internalControl: words } = useWords();
  return (
    <section className="plan-overview" aria-labelledby="i-korthet">
      <h2 id="i-korthet">{words.overview}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll" aria-labelledby="i-korthet" tabIndex={0}>
        <table>
          <caption className="hidden">{words.overview}</caption>
          <thead>
            <tr>
              {Object.values(words.columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {risks.flatMap((risk) =>
              risk.controls.length === 0
                ? [<Row key={risk.key} risk={risk} control={null} />]
                : risk.controls.map((control) => <Row key={control.key} risk={risk} control={control} />),
            )}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ risk, control }: { risk: RiskView; control: ControlView | null }) {
  const { internalControl: words, periodName } = useWords();
  const latest = control?.latest ?? null;
  return (
    <tr>
      <th scope="row" lang="sv">
        <a href={`#${riskAnchor(risk.key)}`}>{risk.short}</a>
      </th>
      <td>
        {control === null ? (
          words.byComment
        ) : (
          <a href={`#${controlAnchor(control.key)}`} lang="sv">
            {control.title}
          </a>
        )}
      </td>
      <td lang="sv">{control?.frequency ?? ''}</td>
      <td>
        {latest === null ? (
          control === null ? null : (
            words.notReported
          )
        ) : (
          <>
            <State name={words.assessment} value={latest.assessment} />
            {typeof latest.from === 'string' ? (
              <span className="meta plan-period" lang="sv">
                {latest.from}
              </span>
            ) : (
              <span className="meta plan-period">{periodName(latest.from)}</span>
            )}
          </>
        )}
      </td>
      <td>{control === null ? null : <Counts control={control} />}</td>
    </tr>
  );
}

/** The actions by status, those that are still to be done first. */
function Counts({ control }: { control: ControlView }) {
  const { internalControl: words } = useWords();
  const { actions } = control;
  const counts = [...ActionStatus.options, null].flatMap((status) => {
    const count = actions.filter((action) => action.status === status).length;
    return count === 0 ? [] : [words.countOf(count, status)];
  });
  if (counts.length === 0) return words.noActions;
  return (
    <ul className="plan-counts">
      {counts.map((count) => (
        <li key={count}>{count}</li>
      ))}
    </ul>
  );
}
