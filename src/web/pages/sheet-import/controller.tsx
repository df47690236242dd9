/** /plan/:year/inlasning: the spreadsheets that are uploaded to a plan, and the upload of another. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { listSheets, startSheetImport } from '../../../app/sheet-import.ts';
import type { Issue } from '../../../domain/result.ts';
import { readYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { importLimit } from '../../gate.tsx';
import { answerPage } from '../../page.tsx';
import { planUrl, sheetImportUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { SheetsPage } from './page.tsx';

async function answerSheets(
  c: WebContext,
  app: App,
  year: number,
  { kind, issues }: { kind: string; issues: readonly Issue[] },
): Promise<Response> {
  const listed = await listSheets(app, sessionOf(c), year);
  if (!listed.ok) return answerRefusal(c, listed.issues);
  const { words } = c.get('visit');
  const { plan, items, kinds } = listed.value;
  const failed = issues.length > 0;
  const children = <SheetsPage {...{ year, items, kind, kinds, issues }} frozen={plan.state === 'decided'} />;
  const crumbs = [{ text: words.plan.title(year), href: planUrl(year) }];
  return answerPage(c, { title: words.bulkImport.title, crumbs, failed, children }, failed ? 422 : 200);
}

export function showSheets(app: App): Handler<WebEnv> {
  return (c) => {
    const year = readYear(c);
    return year === null
      ? answerMissing(c)
      : answerSheets(c, app, year, { kind: c.req.query('slag') ?? '', issues: [] });
  };
}

export function addSheet(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const { bulkImport: words } = c.get('visit').words;
    const form = await readForm(c);
    const kind = form.text('kind');
    const refused = (issues: readonly Issue[]) => answerSheets(c, app, year, { kind, issues });
    const file = form.file('file');
    if (file === null) return refused([{ path: 'file', message: words.noFile }]);
    if (file.size > importLimit) return refused([{ path: 'file', message: words.tooLarge }]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const started = await startSheetImport(app, sessionOf(c), year, { kind, file: { name: file.name, bytes } });
    return started.ok ? c.redirect(sheetImportUrl(year, started.value.id), 303) : refused(started.issues);
  };
}
