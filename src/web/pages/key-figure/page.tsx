/** A key figure compared between municipalities: table and chart, the button that fetches it, and the form that takes it into an indicator. */
import type { KeyFigureView } from '../../../app/key-figure.ts';
import type { CopyTrial } from '../../../app/key-figure-copy.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { Chart } from '../overview/page.tsx';

type PageProps = {
  view: KeyFigureView;
  table: ShownTable;
  origins: ShownTable;
  issues: readonly Issue[];
  choices: readonly { value: string; label: string }[];
  /** The indicator that is chosen, and what would change in it. */
  chosen: string;
  trial: CopyTrial | null;
  changes: ShownTable;
  copied: boolean;
};

export function KeyFigurePage({ view, table, origins, issues, choices, chosen, trial, changes, copied }: PageProps) {
  const { keyFigures: words } = useWords();
  const { figure } = view;
  return (
    <>
      <ErrorSummary issues={issues} />
      {copied ? <Notice kind="done" title={words.copied} /> : null}
      <p className="eyebrow">{words.source(view.sourceName, figure.id)}</p>
      <h1 lang="sv">{figure.title}</h1>
      {figure.description === '' ? null : (
        <p className="lede" lang="sv">
          {figure.description}
        </p>
      )}
      {view.rows.length === 0 ? (
        <div className="empty">
          <h2>{words.nothingTitle}</h2>
        </div>
      ) : (
        <>
          <DataTable table={table} empty="" />
          <p className="hint">{words.source(view.sourceName, figure.id)}</p>
          {view.svg === null ? null : (
            <section aria-labelledby="diagram">
              <h2 id="diagram">{words.chart}</h2>
              <Chart svg={view.svg} alt={figure.title} />
            </section>
          )}
        </>
      )}
      {view.mayFetch && figure.source === 'kolada' ? (
        <PostForm action={routes.keyFigure.href(figure)}>
          <p className="hint">{words.fetchText}</p>
          <Button action="hamta">{words.fetch(view.sourceName)}</Button>
        </PostForm>
      ) : null}
      {view.mayFetch && view.scbTable !== null ? (
        <p>
          <a href={routes.scbTable.href({ table: view.scbTable })}>{words.scb.again}</a>
        </p>
      ) : null}
      {choices.length === 0 ? null : <Copy {...{ view, choices, chosen, trial, changes }} />}
      {origins.total === 0 ? null : (
        <details className="figure-sources">
          <summary>{words.origins}</summary>
          <DataTable table={origins} empty="" />
        </details>
      )}
    </>
  );
}

type CopyProps = Pick<PageProps, 'view' | 'choices' | 'chosen' | 'trial' | 'changes'>;

function Copy({ view, choices, chosen, trial, changes }: CopyProps) {
  const { keyFigures: words } = useWords();
  const action = routes.keyFigure.href(view.figure);
  return (
    <section aria-labelledby="indikator">
      <h2 id="indikator">{words.copy}</h2>
      <p>{words.copyText}</p>
      <form className="form-row" action={action} method="get">
        <SelectField name="till" label={words.indicator} value={chosen} options={choices} />
        <Button look="secondary">{words.see}</Button>
      </form>
      {trial === null ? null : (
        <>
          <DataTable table={changes} empty={words.noChange} level={3} />
          {trial.changes.length === 0 ? null : (
            <PostForm action={action}>
              <input type="hidden" name="till" value={chosen} autoComplete="off" />
              <input type="hidden" name="seen" value={trial.seen} autoComplete="off" />
              <Button action="ta-in">{words.accept}</Button>
            </PostForm>
          )}
        </>
      )}
    </section>
  );
}
