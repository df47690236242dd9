/** What has happened to bodies, the latest first, in a sentence each. */
import type { StoredBodyChange } from '../../../app/organisation.ts';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

export function History({ changes }: { changes: readonly StoredBodyChange[] }) {
  const { organisation: words } = useWords();
  const names = (parts: StoredBodyChange['from']) => parts.map(({ name }) => name);
  return (
    <>
      <h2>{words.history}</h2>
      {changes.length === 0 ? (
        <p>{words.noHistory}</p>
      ) : (
        <ol className="history">
          {changes.map(({ kind, day, note, at, by, from, to }) => (
            <li key={`${at.toISOString()} ${day} ${kind} ${names(to)}`}>
              <p className="history-day">{day}</p>
              <div>
                <p>{words.changeLine(kind, names(from), names(to))}</p>
                {note === '' ? null : <p lang="sv">{note}</p>}
                <p className="meta">{words.recorded(dayTime(at.toISOString()), by)}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
