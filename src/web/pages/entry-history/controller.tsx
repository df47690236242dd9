/** /uppfoljning/:body/:period/post/:level/:slug/historik: every version of an entry and of its values, and undoing. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readHistory, restoreVersion } from '../../../app/entry-history.ts';
import { readValueHistory, restoreValue } from '../../../app/value-history.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { entryHistoryUrl, entryUrl, routes, treeUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { type Place, readPlace } from '../entry/place.ts';
import { doneUrl } from '../entry/state.ts';
import { HistoryPage } from './page.tsx';
import { valueTable } from './values.tsx';

async function answerHistory(c: WebContext, app: App, place: Place, issues: readonly Issue[]): Promise<Response> {
  const { words } = c.get('visit');
  const { address, key } = place;
  const each = c.req.query('visa') === 'alla';
  const history = await readHistory(app, sessionOf(c), address, key, !each);
  if (!history.ok) return answerRefusal(c, history.issues);
  const values = await readValueHistory(app, sessionOf(c), address, key);
  const url = entryHistoryUrl(address, key);
  const table = showTable(c, valueTable(values, history.value.view, url, words));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const { node } = history.value.view;
  return answerPage(
    c,
    {
      title: `${words.reporting.history.title}: ${node.title}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${address.body}, ${words.periodName(address.period)}`, href: treeUrl(address) },
        { text: node.title, href: entryUrl(address, key) },
      ],
      failed: issues.length > 0,
      children: <HistoryPage history={history.value} values={table} address={address} issues={issues} />,
    },
    issues.length > 0 ? 422 : 200,
  );
}

export function showHistory(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    return place === null ? answerMissing(c) : answerHistory(c, app, place, []);
  };
}

export function undo(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const form = await readForm(c);
    const session = sessionOf(c);
    const { address, key } = place;
    const done =
      form.text(actionField) === 'varde'
        ? await restoreValue(app, session, address, key, { sequence: form.text('handelse') })
        : await restoreVersion(app, session, address, key, {
            revision: form.text('revision'),
            number: form.text('version'),
          });
    if (!done.ok) return answerHistory(c, app, place, done.issues);
    return c.redirect(doneUrl(place, 'restored'), 303);
  };
}
