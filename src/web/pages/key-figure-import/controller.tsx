/** /hamtning/:id: what key figures that were fetched would change; accepting them, or throwing them away. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type KeyFigureTrial, readKeyFigureImport, settleKeyFigureImport } from '../../../app/key-figure-import.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, type ShownTable, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { sessionOf, useWords, type WebContext, type WebEnv } from '../../visit.ts';
import { changeTable } from '../sheet-import-trial/tables.ts';

/** Rows that the page shows; the file has all. */
const mostShown = 500;

async function answerTrial(c: WebContext, app: App, issues: readonly Issue[]): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const read = await readKeyFigureImport(app, sessionOf(c), id);
  if (!read.ok) return answerRefusal(c, read.issues);
  const { words } = c.get('visit');
  const table = showTable(c, changeTable(words, read.value));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  return answerPage(
    c,
    {
      title: `${words.keyFigures.trialTitle}: ${read.value.name}`,
      crumbs: [{ text: words.keyFigures.title, href: routes.keyFigures.href({}) }],
      width: 'wide',
      failed,
      children: <TrialPage {...{ id, trial: read.value, table, issues }} />,
    },
    failed ? 422 : 200,
  );
}

export function showKeyFigureImport(app: App): Handler<WebEnv> {
  return (c) => answerTrial(c, app, []);
}

export function settleKeyFigure(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const seen = form.text(actionField) === 'kasta' ? null : form.text('seen');
    const done = await settleKeyFigureImport(app, sessionOf(c), c.req.param('id') ?? '', seen);
    if (!done.ok) return answerTrial(c, app, done.issues);
    const { figure } = done.value;
    const next = figure === null ? routes.keyFigures.href({}) : routes.keyFigure.href(figure);
    return c.redirect(seen === null ? routes.keyFigures.href({}) : next, 303);
  };
}

type PageProps = { id: string; trial: KeyFigureTrial; table: ShownTable; issues: readonly Issue[] };

function TrialPage({ id, trial, table, issues }: PageProps) {
  const { keyFigures: words, bulkImport } = useWords();
  const rows = table.rows.slice(0, mostShown);
  return (
    <>
      <ErrorSummary issues={issues} />
      <p className="eyebrow" lang="sv">
        {trial.name}
      </p>
      <h1>{words.trialTitle}</h1>
      <p>{words.nothingStored}</p>
      <div className="sheet-changes">
        <DataTable table={{ ...table, rows }} empty={words.noChanges} />
        {rows.length < table.rows.length ? (
          <p className="hint">{bulkImport.trial.shownOf(rows.length, table.rows.length)}</p>
        ) : null}
      </div>
      <PostForm action={routes.keyFigureImport.href({ id })} className="actions">
        <input type="hidden" name="seen" value={trial.seen} autoComplete="off" />
        {trial.changes.length === 0 ? null : <Button action="godkann">{words.accept}</Button>}
        <Button action="kasta" look="secondary">
          {words.discard}
        </Button>
      </PostForm>
    </>
  );
}
