/** What is reported on nodes of a plan, by period and body. */
import type { ReportedCount } from '../../../app/plan-node.ts';
import { treeUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

type ReportedProps = { reported: readonly ReportedCount[]; year: number; labelledBy: string };

export function Reported({ reported, year, labelledBy }: ReportedProps) {
  const { plan: words, periodName } = useWords();
  const { removal: text } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" aria-labelledby={labelledBy} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.report}</th>
            <th scope="col">{text.state}</th>
            <th scope="col" className="figure">
              {text.held}
            </th>
            <th scope="col" className="figure">
              {text.written}
            </th>
          </tr>
        </thead>
        <tbody>
          {reported.map(({ body, bodyName, period, decided, nodes, written }) => (
            <tr key={`${body}/${period}`}>
              <th scope="row">
                <a className="cell-link" href={treeUrl({ body, period: { year, kind: period } })}>
                  <span lang="sv">{bodyName}</span>, {periodName({ year, kind: period })}
                </a>
              </th>
              <td>{decided ? text.decided : text.open}</td>
              <td className="figure">{nodes}</td>
              <td className="figure">{written}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
