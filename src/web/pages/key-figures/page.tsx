/** The search among key figures, and beside it whom the municipality compares itself with. */
import type { KeyFigureList } from '../../../app/key-figure.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

export type WrittenComparison = { readonly own: string; readonly others: string };

export const writtenComparison = ({ own, others }: KeyFigureList): WrittenComparison => ({
  own: own?.title ?? '',
  others: others.map(({ title }) => title).join('\n'),
});

type PageProps = {
  view: KeyFigureList;
  query: string;
  table: ShownTable;
  issues: readonly Issue[];
  /** What was done just now: 'lista', 'kommuner' or ''. */
  done: string;
  comparison: WrittenComparison;
};

export function KeyFiguresPage({ view, query, table, issues, done, comparison }: PageProps) {
  const { keyFigures: words } = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['own', 'others']} />
      {done === 'lista' ? <Notice kind="done" title={words.fetchedList} /> : null}
      {done === 'kommuner' ? <Notice kind="done" title={words.savedComparison} /> : null}
      <h1>{words.title}</h1>
      <p className="lede">{words.text}</p>
      {view.total === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <Found {...{ view, query, table }} />
      )}
      {view.mayFetch ? <Scb /> : null}
      {view.mayFetch ? <Compare comparison={comparison} issues={issues} /> : null}
    </>
  );
}

function Found({ view, query, table }: Pick<PageProps, 'view' | 'query' | 'table'>) {
  const { keyFigures: words } = useWords();
  return (
    <>
      <search>
        <form className="form-row" action={routes.keyFigures.href({})} method="get">
          <TextField name="q" label={words.search} value={query} maxLength={200} autoComplete="off" />
          <Button look="secondary">{words.searchButton}</Button>
        </form>
      </search>
      <p className="meta" role="status">
        {words.found(view.figures.length, view.total)}
      </p>
      {view.figures.length === 0 ? (
        <div className="empty">
          <h2>{words.noneTitle}</h2>
          <p>{words.none}</p>
        </div>
      ) : (
        <DataTable table={table} empty="" />
      )}
    </>
  );
}

function Scb() {
  const { keyFigures } = useWords();
  return (
    <section aria-labelledby="scb">
      <h2 id="scb">SCB</h2>
      <p>{keyFigures.scb.linkText}</p>
      <p>
        <a href={routes.scbTables.href({})}>{keyFigures.scb.link}</a>
      </p>
    </section>
  );
}

function Compare({ comparison, issues }: Pick<PageProps, 'comparison' | 'issues'>) {
  const { keyFigures: words } = useWords();
  const action = routes.keyFigures.href({});
  return (
    <section aria-labelledby="jamfor">
      <h2 id="jamfor">{words.comparison}</h2>
      <PostForm action={action} className="stack">
        <TextField
          name="own"
          label={words.own}
          hint={words.ownHint}
          value={comparison.own}
          maxLength={200}
          issue={issueOf(issues, 'own')}
        />
        <TextArea
          name="others"
          label={words.others}
          hint={words.othersHint}
          value={comparison.others}
          rows={5}
          issue={issueOf(issues, 'others')}
        />
        <Button>{words.saveComparison}</Button>
      </PostForm>
      <PostForm action={action}>
        <p className="hint">{words.fetchListText}</p>
        <Button action="lista" look="secondary">
          {words.fetchList}
        </Button>
      </PostForm>
    </section>
  );
}
