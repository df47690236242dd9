/** A site over its scans: the index as a line, and the same as a table. */
import type { ScanSiteView } from '../../../app/scan-view.ts';
import { routes } from '../../routes.ts';
import { Shape } from '../../ui/shape.tsx';
import { useWords } from '../../visit.ts';
import { shownIndex, symbolOf } from '../scan/standing.ts';

const size = { width: 480, height: 130, highest: 125 };

export function History({ view }: { view: ScanSiteView }) {
  const { scan: words } = useWords();
  if (view.history.length === 0) return null;
  return (
    <section aria-labelledby="historik">
      <h2 id="historik">{words.history}</h2>
      <Line view={view} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll" aria-labelledby="historik" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.period}</th>
              <th scope="col" className="figure">
                {words.index}
              </th>
              <th scope="col">{words.standing}</th>
            </tr>
          </thead>
          <tbody>
            {view.history.map(({ scan, period, standing, index }) => (
              <tr key={scan}>
                <th scope="row">
                  <a href={routes.scanSite.href({ id: scan, host: view.row.host })}>{period}</a>
                </th>
                <td className="figure">{shownIndex(index) ?? '–'}</td>
                <td>
                  <Shape {...symbolOf(standing)} /> {words.standings[standing]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** The table beneath says the same in words. */
function Line({ view }: { view: ScanSiteView }) {
  const { scan: words } = useWords();
  const known = view.history.flatMap(({ index }) => (index === null ? [] : Number(index)));
  if (known.length < 2) return null;
  const x = (at: number) => 10 + (at * (size.width - 20)) / (known.length - 1);
  const y = (value: number) => size.height - 10 - (value * (size.height - 20)) / size.highest;
  return (
    <svg className="scan-line" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={words.historyChart}>
      {[0, 75, 90, 99].map((limit) => (
        <line key={limit} className="scan-limit" x1="10" x2={size.width - 10} y1={y(limit)} y2={y(limit)} />
      ))}
      <polyline points={known.map((value, at) => `${x(at)},${y(value)}`).join(' ')} />
      {known.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <circle key={at} cx={x(at)} cy={y(value)} r="4" />
      ))}
    </svg>
  );
}
