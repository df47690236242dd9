/** The bodies that are asked to report, with what each owes and how much of it is written, marked as done and approved. */
import type { BodyRow } from '../../../app/progress.ts';
import type { Period } from '../../../domain/period.ts';
import { treeUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

type BodiesProps = {
  period: Period;
  bodies: readonly BodyRow[];
  /** False until the period has opened: there is no report to go to. */
  linked: boolean;
};

type Counts = Pick<BodyRow, 'owed' | 'written' | 'ready' | 'approved'>;

export function Bodies({ period, bodies, linked }: BodiesProps) {
  const words = useWords();
  const sum = (of: (row: BodyRow) => number) => bodies.reduce((all, row) => all + of(row), 0);
  const all: Counts = {
    owed: sum((row) => row.owed),
    written: sum((row) => row.written),
    ready: sum((row) => row.ready),
    approved: sum((row) => row.approved),
  };
  return (
    <>
      <h2 id="namnder">{words.periods.progressTitle}</h2>
      {bodies.length === 0 ? (
        <p>{words.periods.noBodies}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
        <section className="scroll" aria-labelledby="namnder" tabIndex={0}>
          <table className="register">
            <caption className="hidden">{words.periods.progressTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{words.periods.body}</th>
                <th scope="col" className="figure">
                  {words.periods.owed}
                </th>
                <th scope="col">{words.periods.writtenColumn}</th>
                <th scope="col">{words.periods.readyColumn}</th>
                <th scope="col">{words.periods.approvedColumn}</th>
              </tr>
            </thead>
            <tbody>
              {bodies.map((row) => (
                <tr key={row.body}>
                  <th scope="row">
                    <Name period={period} row={row} linked={linked} />
                  </th>
                  <CountCells name={row.name} counts={row} />
                </tr>
              ))}
            </tbody>
            {bodies.length === 1 ? null : (
              <tfoot>
                <tr>
                  <th scope="row">{words.periods.all}</th>
                  <CountCells name={words.periods.all} counts={all} />
                </tr>
              </tfoot>
            )}
          </table>
        </section>
      )}
    </>
  );
}

function Name({ period, row, linked }: { period: Period; row: BodyRow; linked: boolean }) {
  const words = useWords();
  const marks = [row.coordinates ? words.periods.coordinates : '', row.decided ? words.periods.decidedReport : ''];
  const said = marks.filter((mark) => mark !== '').join(', ');
  return (
    <>
      {linked ? (
        <a className="cell-link" href={treeUrl({ body: row.body, period })} lang="sv">
          {row.name}
        </a>
      ) : (
        <span lang="sv">{row.name}</span>
      )}
      {said === '' ? null : <span className="count"> {said}</span>}
    </>
  );
}

function CountCells({ name, counts }: { name: string; counts: Counts }) {
  const words = useWords();
  const share = (label: string, done: number) => (
    <td>
      <span className="share">
        <progress value={done} max={Math.max(counts.owed, 1)} aria-label={words.periods.labelFor(label, name)} />
        <span>{words.periods.share(done, counts.owed)}</span>
      </span>
    </td>
  );
  return (
    <>
      <td className="figure">{counts.owed}</td>
      {share(words.periods.writtenColumn, counts.written)}
      {share(words.periods.readyColumn, counts.ready)}
      {share(words.periods.approvedColumn, counts.approved)}
    </>
  );
}
