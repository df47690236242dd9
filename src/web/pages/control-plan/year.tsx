/** The year as a table: a row for each control, a column for each month; on a narrow screen a list. */

import type { YearCell, YearRow } from '../../../app/control-year.ts';
import { seesWorkingMaterial } from '../../../app/policy.ts';
import type { ShownTable } from '../../data-table.ts';
import { occurrenceUrl, planControlUrl } from '../../routes.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { statusLooks } from '../../ui/occurrence-look.ts';
import { Shape } from '../../ui/shape.tsx';
import { State } from '../../ui/state.tsx';
import { useVisit, useWords } from '../../visit.ts';
import { yearMonths } from './tables.ts';

type YearTableProps = { rows: readonly YearRow[]; table: ShownTable; body: string; year: number };

export function YearTable({ rows, table, body, year }: YearTableProps) {
  const { year: words } = useWords().internalControl;
  if (rows.length === 0) return null;
  const none = rows.every((row) => row.months.every((cells) => cells.length === 0));
  return (
    <div className="plan-overview">
      {none ? (
        <>
          <h2 id="aret">{words.title}</h2>
          <p className="hint">{words.none}</p>
        </>
      ) : (
        <DataTable
          table={table}
          empty=""
          text={<p className="hint">{words.text}</p>}
          draw={(isKept) => <Months rows={rows} isKept={isKept} body={body} year={year} />}
        />
      )}
    </div>
  );
}

type MonthsProps = Omit<YearTableProps, 'table'> & { isKept: (at: number) => boolean };

function Months({ rows, isKept, body, year }: MonthsProps) {
  const { session, words: all } = useVisit();
  const { year: words } = all.internalControl;
  // What comes of an occurrence is working material.
  const linked = session !== null && seesWorkingMaterial(session);
  const months = yearMonths(all, rows, year);
  return (
    <table className="control-year">
      <thead>
        <tr>
          <th scope="col">{words.control}</th>
          {months.map((month) => (
            <th key={month} scope="col">
              {month}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter((_, at) => isKept(at))
          .map((row) => (
            <tr key={row.control}>
              <th scope="row" lang="sv">
                <a href={planControlUrl(body, year, row.control)}>{row.title}</a>
                {row.responsible === null ? null : <span className="meta plan-period">{row.responsible}</span>}
              </th>
              {months.map((month, index) => (
                <td key={month} data-month={month} className={row.months[index]?.length ? undefined : 'no-occurrence'}>
                  {(row.months[index] ?? []).map((cell) => (
                    <Occurrence
                      key={cell.key}
                      cell={cell}
                      href={linked ? occurrenceUrl({ body, year, control: row.control, occurrence: cell.key }) : null}
                    />
                  ))}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Occurrence({ cell, href }: { cell: YearCell; href: string | null }) {
  const { internalControl } = useWords();
  const { year: words } = internalControl;
  const content = (
    <>
      {cell.light === null ? (
        <span className="state">
          <Shape {...statusLooks[cell.status]} />
          {words.statuses[cell.status]}
        </span>
      ) : (
        <State name={internalControl.assessment} value={cell.light} />
      )}
      <span className="meta">
        {cell.label === null ? null : <span lang="sv">{cell.label} </span>}
        <time className="occurrence-day" dateTime={cell.dueOn} title={cell.dueOn}>
          {words.dueOn(`${Number(cell.dueOn.slice(8))}/${cell.month}`)}
        </time>
      </span>
    </>
  );
  if (href === null) return <span className="occurrence">{content}</span>;
  return (
    <a className="occurrence" href={href}>
      {content}
    </a>
  );
}
