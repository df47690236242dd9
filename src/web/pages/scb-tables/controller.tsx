/** /scb: searching SCB's tables, to choose one to compare municipalities in. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type PxwebTable, searchScb } from '../../../app/scb.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, type DataTable, type ShownTable, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable as Table } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { sessionOf, useWords, type WebEnv } from '../../visit.ts';
import type { Words } from '../../words/words.ts';

function tableOf({ keyFigures: { scb: words, yes, no } }: Words, tables: readonly PxwebTable[]): DataTable {
  const text = (header: string) => ({ header, kind: 'text' }) as const;
  return {
    id: 'tabeller',
    caption: words.tables,
    columns: [words.table, words.id, words.first, words.last, words.byYear].map(text),
    rows: tables.map(({ id, label, first, last, byYear }) => [
      { text: label, href: routes.scbTable.href({ table: id }) },
      { text: id },
      { text: first },
      { text: last },
      { text: byYear ? yes : no, ours: true },
    ]),
  };
}

export function showScbTables(app: App): Handler<WebEnv> {
  return async (c) => {
    const query = (c.req.query('q') ?? '').slice(0, 200);
    const allowed = await searchScb(app, sessionOf(c), '');
    if (!allowed.ok) return answerRefusal(c, allowed.issues);
    const found = await searchScb(app, sessionOf(c), query);
    const issues = found.ok ? [] : found.issues;
    const { tables, total } = found.ok ? found.value : allowed.value;
    const { words } = c.get('visit');
    const table = showTable(c, tableOf(words, tables));
    const file = await answerExport(c, [table]);
    if (file !== null) return file;
    return answerPage(
      c,
      {
        title: words.keyFigures.scb.title,
        crumbs: [
          { text: words.economy.place, href: routes.economies.href({}) },
          { text: words.keyFigures.title, href: routes.keyFigures.href({}) },
        ],
        width: 'wide',
        failed: !found.ok,
        children: <ScbTablesPage {...{ query, table, total, issues }} />,
      },
      found.ok ? 200 : 422,
    );
  };
}

type PageProps = { query: string; table: ShownTable; total: number; issues: readonly Issue[] };

function ScbTablesPage({ query, table, total, issues }: PageProps) {
  const { keyFigures } = useWords();
  const words = keyFigures.scb;
  const asked = query !== '' && issues.length === 0;
  return (
    <>
      <ErrorSummary issues={issues} />
      <h1>{words.title}</h1>
      <p className="lede">{words.text}</p>
      <search>
        <form className="form-row" action={routes.scbTables.href({})} method="get">
          <TextField
            name="q"
            label={words.search}
            hint={words.searchHint}
            value={query}
            maxLength={200}
            autoComplete="off"
          />
          <Button>{keyFigures.searchButton}</Button>
        </form>
      </search>
      {asked && total === 0 ? (
        <div className="empty">
          <h2>{words.noneTitle}</h2>
          <p>{keyFigures.none}</p>
        </div>
      ) : null}
      {asked && total > 0 ? (
        <>
          <p className="meta" role="status">
            {words.found(table.rows.length, total)}
          </p>
          <Table table={table} empty="" />
        </>
      ) : null}
    </>
  );
}
