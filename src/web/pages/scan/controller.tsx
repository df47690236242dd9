/** /webbplatser/granskning/:id: one scan: how far it has come, how the sites stand and by whom. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { continueScan } from '../../../app/scan-start.ts';
import { readScan } from '../../../app/scan-view.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { jobIsland } from '../job/page.tsx';
import { ScanPage } from './page.tsx';
import { bodiesTable, scanSitesTable } from './tables.ts';

/** How soon the page is asked for again while the sites are worked on. */
const refreshSeconds = 5;

async function answerScan(c: WebContext, app: App, issues: readonly Issue[]): Promise<Response> {
  const { words } = c.get('visit');
  const view = await readScan(app, sessionOf(c), c.req.param('id') ?? '');
  if (!view.ok) return answerRefusal(c, view.issues);
  const tables = [bodiesTable(words, view.value), scanSitesTable(words, view.value)].map((table) =>
    showTable(c, table),
  );
  const file = await answerExport(c, tables);
  if (file) return file;
  const [bodies, sites] = tables;
  const { kind, settings } = view.value.scan;
  const still = c.req.query('stilla') === '1';
  const going = view.value.scan.finishedAt === null && view.value.sites.some(({ waiting }) => waiting);
  const watched = going && !still && issues.length === 0;
  const done = words.scan.done[c.req.query('klart') ?? ''] ?? null;
  return answerPage(
    c,
    {
      title: words.scan.scanTitle(words.scan.kinds[kind], settings.period),
      crumbs: [{ text: words.scan.title, href: routes.websites.href({}) }],
      width: 'wide',
      failed: issues.length > 0,
      refresh: watched ? refreshSeconds : 0,
      islands: watched ? [jobIsland] : [],
      children: <ScanPage view={view.value} {...{ bodies, sites, issues, done, going, watched }} />,
    },
    issues.length > 0 ? 422 : 200,
  );
}

export function showScan(app: App): Handler<WebEnv> {
  return (c) => answerScan(c, app, []);
}

export function continueTheScan(app: App): Handler<WebEnv> {
  return async (c) => {
    const id = c.req.param('id') ?? '';
    const done = await continueScan(app, sessionOf(c), id);
    if (done.ok) return c.redirect(`${routes.scan.href({ id })}?klart=fortsatt`, 303);
    return answerScan(c, app, done.issues);
  };
}
