/** /webbplatser/granskning/:id/:host: all that a scan found of one site, and the dismissal of what it left to a person. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { dismissIncomplete } from '../../../app/scan-dismiss.ts';
import { readScanPicture, readScanSite } from '../../../app/scan-view.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { type Dismissing, ScanSitePage } from './page.tsx';
import { connectionTable, historyTable } from './tables.ts';

const addressOf = (c: WebContext) => ({ id: c.req.param('id') ?? '', host: c.req.param('host') ?? '' });

async function answerSite(
  c: WebContext,
  app: App,
  issues: readonly Issue[],
  entered: Dismissing | null,
): Promise<Response> {
  const { words, language } = c.get('visit');
  const { id, host } = addressOf(c);
  const view = await readScanSite(app, sessionOf(c), id, host);
  if (!view.ok) return answerRefusal(c, view.issues);
  const { scan } = view.value;
  const tables = {
    history: showTable(c, historyTable(words, view.value)),
    connections: showTable(c, connectionTable(words, language, view.value)),
  };
  const file = await answerExport(c, Object.values(tables));
  if (file !== null) return file;
  const done = words.scan.done[c.req.query('klart') ?? ''] ?? null;
  return answerPage(
    c,
    {
      title: `${host}: ${words.scan.kinds[scan.kind]}`,
      crumbs: [
        { text: words.scan.title, href: routes.websites.href({}) },
        {
          text: words.scan.scanTitle(words.scan.kinds[scan.kind], scan.settings.period),
          href: routes.scan.href({ id }),
        },
      ],
      width: 'wide',
      failed: issues.length > 0,
      children: <ScanSitePage view={view.value} tables={tables} issues={issues} entered={entered} done={done} />,
    },
    issues.length > 0 ? 422 : 200,
  );
}

export function showScanSite(app: App): Handler<WebEnv> {
  return (c) => answerSite(c, app, [], null);
}

export function dismiss(app: App): Handler<WebEnv> {
  return async (c) => {
    const { id, host } = addressOf(c);
    const form = await readForm(c);
    const criterion = form.text('criterion');
    const field = `reason-${criterion.replaceAll('.', '-')}`;
    const entered = { criterion, reason: form.text(field) };
    const done = await dismissIncomplete(app, sessionOf(c), id, host, entered);
    if (done.ok) return c.redirect(`${routes.scanSite.href({ id, host })}?klart=avfardat`, 303);
    const issues = done.issues.map(({ path, message }) => ({ path: path === 'reason' ? field : '', message }));
    return answerSite(c, app, issues, entered);
  };
}

/** The picture of an element, as it was when the page was scanned. */
export function answerPicture(app: App): Handler<WebEnv> {
  return async (c) => {
    const { id, host } = addressOf(c);
    const picture = await readScanPicture(app, sessionOf(c), id, host, c.req.param('key') ?? '');
    if (!picture.ok) return answerMissing(c);
    return c.body(new Uint8Array(picture.value), 200, {
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'private, max-age=86400',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    });
  };
}
