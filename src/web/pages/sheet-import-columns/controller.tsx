/** /plan/:year/inlasning/:id: the columns of an uploaded sheet, or what came of one that is carried out. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { discardSheetImport, readSheetLines } from '../../../app/sheet-import.ts';
import {
  forgetSheetMapping,
  type MappingWish,
  readSheetMapping,
  saveSheetMapping,
} from '../../../app/sheet-import-mapping.ts';
import type { SheetMappingView } from '../../../app/sheet-import-view.ts';
import type { Issue } from '../../../domain/result.ts';
import { readYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { planUrl, sheetImportsUrl, sheetImportUrl, sheetTrialUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { answerDone } from '../sheet-import-trial/controller.tsx';
import { ColumnsPage, columnField } from './page.tsx';

const crumbsOf = (c: WebContext, year: number) => {
  const { words } = c.get('visit');
  return [
    { text: words.plan.title(year), href: planUrl(year) },
    { text: words.bulkImport.title, href: sheetImportsUrl(year) },
  ];
};

function answerColumns(c: WebContext, view: SheetMappingView, issues: readonly Issue[] = []): Response {
  const { bulkImport: words } = c.get('visit').words;
  const failed = issues.length > 0;
  const title = `${words.columns.title}: ${view.item.fileName}`;
  const children = <ColumnsPage view={view} issues={issues} />;
  return answerPage(c, { title, crumbs: crumbsOf(c, view.year), failed, children }, failed ? 422 : 200);
}

function wishOf(c: WebContext): MappingWish {
  const line = Number(c.req.query('headerLine') ?? Number.NaN);
  return {
    sheet: c.req.query('sheet') || undefined,
    headerLine: Number.isInteger(line) && line > 0 ? line : undefined,
    mapping: c.req.query('val'),
  };
}

export function showSheet(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    const id = c.req.param('id') ?? '';
    if (year === null) return answerMissing(c);
    const session = sessionOf(c);
    const done = await readSheetLines(app, session, year, id);
    if (!done.ok) return answerRefusal(c, done.issues);
    if (done.value.item.appliedAt !== null) return answerDone(c, year, done.value, crumbsOf(c, year));
    const view = await readSheetMapping(app, session, year, id, wishOf(c));
    return view.ok ? answerColumns(c, view.value) : answerRefusal(c, view.issues);
  };
}

/** What the form says, the columns by field. */
function inputOf(form: Form, fields: readonly { readonly name: string }[]) {
  return {
    sheet: form.text('sheet'),
    headerLine: form.text('headerLine'),
    columns: Object.fromEntries(fields.map(({ name }) => [name, form.text(columnField(name))])),
    name: form.text('name'),
    removeMissing: form.text('removeMissing') === 'ja',
    body: form.text('body'),
    period: form.text('period'),
  };
}

/** The view with what the person chose, for the page that comes back with faults. */
function entered(view: SheetMappingView, input: ReturnType<typeof inputOf>): SheetMappingView {
  const columns = Object.entries(input.columns).flatMap(([field, text]) =>
    text === '' ? [] : [[field, Number(text)] as const],
  );
  const { name: mappingName, removeMissing } = input;
  const mapping = { ...view.settings.mapping, columns: Object.fromEntries(columns) };
  return { ...view, settings: { ...view.settings, mapping, mappingName, removeMissing } };
}

export function changeSheet(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    const id = c.req.param('id') ?? '';
    if (year === null) return answerMissing(c);
    const session = sessionOf(c);
    const form = await readForm(c);
    const name = form.text('mapping');
    switch (form.text(actionField)) {
      case 'kasta': {
        const done = await discardSheetImport(app, session, year, id);
        return done.ok ? c.redirect(sheetImportsUrl(year), 303) : answerRefusal(c, done.issues);
      }
      case 'anvand':
        return c.redirect(`${sheetImportUrl(year, id)}?${new URLSearchParams({ val: name })}`, 303);
      case 'glom': {
        const view = await readSheetMapping(app, session, year, id);
        if (!view.ok) return answerRefusal(c, view.issues);
        const done = await forgetSheetMapping(app, session, view.value.item.kind, name);
        return done.ok ? c.redirect(sheetImportUrl(year, id), 303) : answerColumns(c, view.value, done.issues);
      }
    }
    const line = Number(form.text('headerLine'));
    const wish = { sheet: form.text('sheet'), headerLine: Number.isInteger(line) && line > 0 ? line : undefined };
    const view = await readSheetMapping(app, session, year, id, wish);
    if (!view.ok) return answerRefusal(c, view.issues);
    const input = inputOf(form, view.value.fields);
    const saved = await saveSheetMapping(app, session, year, id, input);
    return saved.ok
      ? c.redirect(sheetTrialUrl(year, id), 303)
      : answerColumns(c, entered(view.value, input), saved.issues);
  };
}
