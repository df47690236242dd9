/** The runs that an occurrence's result rests on, and the controls that the product can run for it. */
import type { OccurrenceView } from '../../../app/occurrence-view.ts';
import { controlRunUrl, controlUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

export function Runs({ view: { runs, runnable } }: { view: OccurrenceView }) {
  const { occurrence: words, controlRuns } = useWords();
  if (runs.length === 0 && runnable.length === 0) return null;
  const sees = new Set(runnable.map(({ id }) => id));
  const number = (count: number) => count.toLocaleString('sv-SE');
  return (
    <section aria-labelledby="korningar">
      <h2 id="korningar">{controlRuns.runs}</h2>
      {runs.length === 0 ? null : (
        <ul className="list">
          {runs.map((run) => {
            const title = controlRuns.runTitle(run.number, run.cutOff);
            return (
              <li key={`${run.definition}/${run.number}`}>
                <p className="list-title">
                  {sees.has(run.definition) ? <a href={controlRunUrl(run.definition, run.number)}>{title}</a> : title}
                </p>
                <p className="list-meta">
                  <span lang="sv">{run.title}</span>
                  {run.part === null || run.whole === null ? null : (
                    <span>{controlRuns.of(number(run.part), number(run.whole))}</span>
                  )}
                  <span>
                    SHA-256 <code title={run.sha256}>{run.sha256.slice(0, 12)}</code>
                  </span>
                </p>
              </li>
            );
          })}
        </ul>
      )}
      {runnable.map(({ id, title }) => (
        <p key={id}>
          {words.runnable}{' '}
          <a href={controlUrl(id)} lang="sv">
            {title}
          </a>
        </p>
      ))}
    </section>
  );
}
