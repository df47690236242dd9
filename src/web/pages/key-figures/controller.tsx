/** /nyckeltal: searching key figures, choosing whom to compare with, and fetching the list. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type KeyFigureList, listKeyFigures } from '../../../app/key-figure.ts';
import { fetchCatalogue } from '../../../app/key-figure-import.ts';
import { saveComparison } from '../../../app/key-figure-settings.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, type DataTable, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { KeyFiguresPage, type WrittenComparison, writtenComparison } from './page.tsx';

function listTable({ keyFigures: words }: Words, { figures }: KeyFigureList): DataTable {
  const text = (header: string) => ({ header, kind: 'text' }) as const;
  return {
    id: 'nyckeltal',
    caption: words.list,
    columns: [words.name, words.id, words.values].map(text),
    rows: figures.map(({ source, id, title, hasValues }) => [
      { text: title, href: routes.keyFigure.href({ source, id }) },
      { text: id },
      { text: hasValues ? words.yes : words.no, ours: true },
    ]),
  };
}

async function answerList(
  c: WebContext,
  app: App,
  { issues, written }: { issues: readonly Issue[]; written: WrittenComparison | null },
): Promise<Response> {
  const query = (c.req.query('q') ?? '').slice(0, 200);
  const listed = await listKeyFigures(app, sessionOf(c), query);
  if (!listed.ok) return answerRefusal(c, listed.issues);
  const { words } = c.get('visit');
  const table = showTable(c, listTable(words, listed.value));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  const done = c.req.query('klart') ?? '';
  const comparison = written ?? writtenComparison(listed.value);
  return answerPage(
    c,
    {
      title: words.keyFigures.title,
      crumbs: [{ text: words.economy.place, href: routes.economies.href({}) }],
      width: 'wide',
      failed,
      children: <KeyFiguresPage {...{ view: listed.value, query, table, issues, done, comparison }} />,
    },
    failed ? 422 : 200,
  );
}

export function showKeyFigures(app: App): Handler<WebEnv> {
  return (c) => answerList(c, app, { issues: [], written: null });
}

export function changeKeyFigures(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const path = routes.keyFigures.href({});
    if (form.text(actionField) === 'lista') {
      const fetched = await fetchCatalogue(app, sessionOf(c));
      if (fetched.ok) return c.redirect(`${path}?klart=lista`, 303);
      return answerList(c, app, { issues: fetched.issues, written: null });
    }
    const written = { own: form.text('own'), others: form.text('others') };
    const saved = await saveComparison(app, sessionOf(c), written);
    return saved.ok ? c.redirect(`${path}?klart=kommuner`, 303) : answerList(c, app, { issues: saved.issues, written });
  };
}
