/** What the import would change, or has changed, in the municipality's data. */
import type { ImportChanges } from '../../../app/views.ts';
import { useWords } from '../../visit.ts';

export function Changes({ changes, done }: { changes: ImportChanges; done: boolean }) {
  const words = useWords();
  const { created, updated, removed, unchanged, lines } = changes;
  const nothing = created + updated + removed === 0;
  return (
    <section aria-labelledby="andringar">
      <h2 id="andringar">{done ? words.review.changedTitle : words.review.changesTitle}</h2>
      {nothing ? (
        <p>{words.review.noChanges(unchanged)}</p>
      ) : (
        <>
          <p>{words.review.changes(created, updated, removed, unchanged)}</p>
          {lines.length === 0 ? null : (
            <details className="help">
              <summary>{words.review.changeLines(lines.length)}</summary>
              <ul lang="sv">
                {lines.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once, on the server
                  <li key={index}>{line}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}
