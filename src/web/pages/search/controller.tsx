/** /sok: one field, and the hits below it; `typ` keeps one kind of hits. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { search } from '../../../app/search.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerPage } from '../../page.tsx';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { SearchPage } from './page.tsx';
import { hitTable } from './table.ts';

export function showSearch(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const query = c.req.query('q');
    const kind = c.req.query('typ') ?? '';
    const found = query === undefined ? null : await search(app, sessionOf(c), { query, kind });
    const file = found?.ok ? await answerExport(c, [showTable(c, hitTable(found.value.hits, words))]) : null;
    if (file !== null) return file;
    const issues = found === null || found.ok ? [] : found.issues;
    return answerPage(c, {
      title: query ? `${query} – ${words.search.title}` : words.search.title,
      failed: issues.length > 0,
      children: <SearchPage query={query ?? ''} kind={kind} view={found?.ok ? found.value : null} issues={issues} />,
    });
  };
}
