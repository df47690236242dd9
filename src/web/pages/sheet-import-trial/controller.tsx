/** /plan/:year/inlasning/:id/prov: what an uploaded sheet would do, and carrying it out. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import type { SheetLine } from '../../../app/sheet-import.ts';
import { applySheetImport, trySheetImport } from '../../../app/sheet-import-apply.ts';
import type { SheetItem } from '../../../app/sheet-import-view.ts';
import type { Issue } from '../../../domain/result.ts';
import { readYear } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { planUrl, sheetImportsUrl, sheetImportUrl } from '../../routes.ts';
import type { Crumb } from '../../ui/breadcrumb.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { DonePage, TrialPage } from './page.tsx';
import { changeTable, faultTable, lineTable } from './tables.ts';

async function answerTrial(
  c: WebContext,
  app: App,
  { year, id }: { year: number; id: string },
  issues: readonly Issue[] = [],
): Promise<Response> {
  const view = await trySheetImport(app, sessionOf(c), year, id);
  if (!view.ok)
    return view.issues.some(({ path }) => path === 'mapping' || path === 'import')
      ? c.redirect(sheetImportUrl(year, id), 303)
      : answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const changes = showTable(c, changeTable(words, view.value.trial));
  const faults = showTable(c, faultTable(words, view.value.trial));
  const file = await answerExport(c, [changes, faults]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  return answerPage(
    c,
    {
      title: `${words.bulkImport.trial.title}: ${view.value.fileName}`,
      crumbs: [
        { text: words.plan.title(year), href: planUrl(year) },
        { text: words.bulkImport.title, href: sheetImportsUrl(year) },
      ],
      width: 'wide',
      failed,
      children: <TrialPage {...{ year, id, changes, faults, issues }} view={view.value} />,
    },
    failed ? 422 : 200,
  );
}

/** The page of a sheet that is carried out. */
export async function answerDone(
  c: WebContext,
  year: number,
  { item, lines }: { readonly item: SheetItem; readonly lines: readonly SheetLine[] },
  crumbs: readonly Crumb[],
): Promise<Response> {
  const table = showTable(c, lineTable(c.get('visit').words, lines));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  return answerPage(c, { title: item.fileName, crumbs, children: <DonePage {...{ year, item }} lines={table} /> });
}

export function showTrial(app: App): Handler<WebEnv> {
  return (c) => {
    const year = readYear(c);
    const id = c.req.param('id') ?? '';
    return year === null ? answerMissing(c) : answerTrial(c, app, { year, id });
  };
}

export function applySheet(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    const id = c.req.param('id') ?? '';
    if (year === null) return answerMissing(c);
    const form = await readForm(c);
    const done = await applySheetImport(app, sessionOf(c), year, id, form.text('seen'));
    if (done.ok) return c.redirect(sheetImportUrl(year, id), 303);
    // Faults stand in their table.
    const said = done.issues.filter(({ message }) => !/^Rad \d/u.test(message));
    return answerTrial(c, app, { year, id }, said);
  };
}
