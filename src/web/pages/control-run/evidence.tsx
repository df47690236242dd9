/** What a run rests on: its files with their hashes, the control's version, what ran it and when. */
import type { RunView } from '../../../app/controls/read-run.ts';
import { routes } from '../../routes.ts';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

export function Evidence({ view }: { view: RunView }) {
  const { evidence: words } = useWords().controlRuns;
  const scanned = view.definition.measure.kind === 'score';
  return (
    <details className="help">
      <summary>{words.title}</summary>
      <p>
        {words.text} {words.version(view.version)}. {words.ran(view.run.ranBy ?? '', dayTime(view.run.ranAt))}.{' '}
        {view.engine}.
      </p>
      {view.sources.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
        <section className="scroll" aria-label={words.title} tabIndex={0}>
          <table className="run-files">
            <caption className="hidden">{words.title}</caption>
            <thead>
              <tr>
                <th scope="col">{scanned ? words.site : words.file}</th>
                <th scope="col" className="figure">
                  {scanned ? words.pages : words.rows}
                </th>
                <th scope="col">{words.columns}</th>
                <th scope="col">{words.hash}</th>
              </tr>
            </thead>
            <tbody>
              {view.sources.map(({ source, name, rows, sha256, columns, scan }) => (
                <tr key={`${source}/${name}`}>
                  <th scope="row" lang="sv">
                    {scan === undefined ? name : <a href={routes.scanSite.href({ id: scan, host: name })}>{name}</a>}
                  </th>
                  <td className="figure">{rows.toLocaleString('sv-SE')}</td>
                  <td lang="sv">{columns.join(', ')}</td>
                  <td>
                    <code className="control-hash">{sha256}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p>
        {words.runHash}: <code className="control-hash">{view.sha256}</code>
      </p>
    </details>
  );
}
