/** The versions of an entry, the latest first: who, when, what changed, and a button that puts an earlier one back. */
import type { EntryHistory, HistoryItem } from '../../../app/entry-history.ts';
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { entryHistoryUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Differences } from '../../ui/difference.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

type HistoryPageProps = {
  history: EntryHistory;
  values: ShownTable;
  address: ReportAddress;
  issues: readonly Issue[];
};

export function HistoryPage({ history, values, address, issues }: HistoryPageProps) {
  const words = useWords();
  const { history: text } = words.reporting;
  const { view, items, gathered } = history;
  const url = entryHistoryUrl(address, view.node.key);
  return (
    <>
      <ErrorSummary issues={issues} />
      <p className="eyebrow" lang="sv">
        {[...view.path, view.node.levelName].join(' › ')}
      </p>
      <h1>
        {text.title}: <span lang="sv">{view.node.title}</span>
      </h1>
      <p className="lede">{text.text}</p>
      {items.length === 0 ? (
        <p>{text.empty}</p>
      ) : (
        <>
          <p>
            <a href={gathered ? `${url}?visa=alla` : url}>{gathered ? text.each : text.gathered}</a>
          </p>
          <ol className="versions">
            {items.map((item) => (
              <Version key={item.number} item={item} view={view} url={url} />
            ))}
          </ol>
        </>
      )}
      {values.total === 0 ? null : <DataTable table={values} empty="" />}
    </>
  );
}

function Version({ item, view, url }: { item: HistoryItem; view: EntryView; url: string }) {
  const words = useWords();
  const { history } = words.reporting;
  const when = dayTime(item.at);
  return (
    <li className="version">
      <div className="version-head">
        <h2>
          <time dateTime={item.at}>{when}</time> {item.by === null ? history.nobody : words.who(item.by)}
        </h2>
        {item.current ? <span className="tag tag-approved">{history.current}</span> : null}
        {item.newState === null ? null : <span className="tag">{stateName(history.states, item.newState)}</span>}
        {item.saves > 1 ? <span className="list-meta">{history.saves(item.saves)}</span> : null}
      </div>
      {item.removed ? <p>{history.removed}</p> : null}
      {item.changes.length === 0 ? null : <Differences changes={item.changes} scales={view.scales} />}
      {item.changes.length === 0 && item.newState === null && !item.removed ? <p>{history.same}</p> : null}
      {view.editable && !item.current && !item.removed ? (
        <PostForm action={url}>
          <input type="hidden" name="revision" value={view.revision} autoComplete="off" />
          <input type="hidden" name="version" value={item.number} />
          <Button look="secondary" label={history.restoreFrom(when)}>
            {history.restore}
          </Button>
        </PostForm>
      ) : null}
    </li>
  );
}

function stateName(names: Readonly<Record<string, string>>, state: string): string {
  return names[state] ?? state;
}
