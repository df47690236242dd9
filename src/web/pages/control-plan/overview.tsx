/** The plan in brief: a row for each control, or for a risk that has none, with its latest light and its actions by status. */
import type { ControlView, RiskView } from '../../../app/control-plan.ts';
import type { ShownTable } from '../../data-table.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import { controlAnchor, riskAnchor } from './anchors.ts';
import { actionCounts, briefRows } from './tables.ts';

type OverviewProps = { risks: readonly RiskView[]; table: ShownTable };

export function Overview({ risks, table }: OverviewProps) {
  return (
    <div className="plan-overview">
      <DataTable table={table} empty="" draw={(isKept) => <Brief risks={risks} isKept={isKept} />} />
    </div>
  );
}

function Brief({ risks, isKept }: Pick<OverviewProps, 'risks'> & { isKept: (at: number) => boolean }) {
  const { internalControl: words } = useWords();
  return (
    <table>
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
        {briefRows({ risks })
          .filter((_, at) => isKept(at))
          .map(({ risk, control }) => (
            <Row key={control?.key ?? risk.key} risk={risk} control={control} />
          ))}
      </tbody>
    </table>
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

function Counts({ control }: { control: ControlView }) {
  const words = useWords();
  const counts = actionCounts(words, control);
  if (counts.length === 0) return words.internalControl.noActions;
  return (
    <ul className="plan-counts">
      {counts.map((count) => (
        <li key={count}>{count}</li>
      ))}
    </ul>
  );
}
