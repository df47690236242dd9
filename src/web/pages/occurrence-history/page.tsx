/** Every version of a result: when, by whom, in which state, and what differs from the one before. */
import type { OccurrenceHistory } from '../../../app/occurrence-history.ts';
import { occurrenceUrl } from '../../routes.ts';
import { Differences } from '../../ui/difference.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { ControlNames } from '../occurrence/names.tsx';

export function OccurrenceHistoryPage({ history: { view, versions } }: { history: OccurrenceHistory }) {
  const { occurrence: words, who } = useWords();
  return (
    <>
      <p className="eyebrow" lang="sv">
        <a href={occurrenceUrl(view.key)}>
          {view.about.title}, {view.name}
        </a>
      </p>
      <h1>{words.historyTitle}</h1>
      <ol className="list" reversed>
        {versions.map((version) => (
          <li key={version.number}>
            <h2 className="list-title">{words.version(version.number)}</h2>
            <p className="list-meta">
              <span className="tag">{words.states[version.state]}</span>
              <span>{dayTime(version.at.toISOString())}</span>
              <span>{version.by === null ? null : who(version.by)}</span>
              {version.corrects === null ? null : (
                <span>
                  {words.versionOf} {version.corrects}
                </span>
              )}
            </p>
            {version.reason === null ? null : (
              <p lang="sv">
                {words.reason}: {version.reason}
              </p>
            )}
            {version.changes.length === 0 ? null : (
              <ControlNames>
                <Differences changes={version.changes} scales={view.scales} />
              </ControlNames>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
