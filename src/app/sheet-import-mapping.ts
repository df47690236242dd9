/** Choosing the columns of an uploaded sheet: what is suggested or remembered, and what a person says. */
import { z } from 'zod';
import { type BulkKind, isPlanKind } from '../domain/bulk.ts';
import { firstMapping, headersOf, recallMapping, rememberMapping } from '../domain/bulk-mapping.ts';
import { type ColumnMapping, type ImportField, mappingFaults, suggestMapping } from '../domain/column-mapping.ts';
import { parsePeriod } from '../domain/period.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Sheet } from '../domain/sheet.ts';
import { listOrganisation } from '../store/body.ts';
import { deleteMapping, listMappings, type NamedMapping, saveMapping } from '../store/column-mapping.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { loadLevels } from '../store/scale.ts';
import { findSheetImport, type SheetImport, saveSheetSettings } from '../store/sheet-import.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import { planNotAllowed } from './plan-access.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import { itemOf, openPlan, seesSheet, sheetNotFound, whyNoSheet } from './sheet-import.ts';
import { columnsOf, readBeginning } from './sheet-import-file.ts';
import { fieldsOf } from './sheet-import-trial.ts';
import { type SheetMappingView, SheetSettings } from './sheet-import-view.ts';

type Opened = { readonly row: SheetImport; readonly bytes: Uint8Array };

/** An upload that is still to be carried out, with its file. */
export async function openSheet(
  tx: Transaction,
  session: Session,
  year: number,
  id: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<Result<Opened>> {
  const row = await findSheetImport(tx, year, id, options);
  const whyNot = whyNoSheet(session, row?.kind ?? null);
  if (whyNot !== null) return refuse(whyNot);
  if (!row || !seesSheet(session, row)) return refuse(sheetNotFound);
  if (row.appliedAt !== null || row.original === null)
    return refuse({ path: 'import', message: 'Inläsningen är redan genomförd.' });
  const plan = await openPlan(tx, year, row.kind);
  return plan.ok ? succeed({ row, bytes: row.original }) : plan;
}

/** How the page is asked for: another worksheet, another line of headers, or a mapping that is kept. */
export type MappingWish = {
  readonly sheet?: string | undefined;
  readonly headerLine?: number | undefined;
  readonly mapping?: string | undefined;
};

type Chosen = { readonly mapping: ColumnMapping; readonly name: string };

/** The columns to show: as wished, as saved, as remembered, or as suggested. */
function chooseMapping(
  wish: MappingWish,
  saved: SheetSettings | null,
  sheet: Sheet,
  fields: readonly ImportField[],
  known: readonly NamedMapping[],
): Chosen {
  const { headerLine } = wish;
  if (headerLine !== undefined) {
    const columns = suggestMapping(headersOf(sheet, headerLine), fields);
    return { mapping: { headerLine, columns }, name: '' };
  }
  const wanted = known.find(({ name }) => name === wish.mapping);
  const recalled = wanted && recallMapping(wanted.headers, sheet, fields);
  if (wanted && recalled) return { mapping: recalled, name: wanted.name };
  if (saved && wish.sheet === undefined) return { mapping: saved.mapping, name: saved.mappingName };
  const { mapping, from } = firstMapping(known, sheet, fields);
  return { mapping, name: from?.name ?? '' };
}

const nothingSaid = { removeMissing: false, body: null, period: null };

/** The sheet's columns with what is said of them, or suggested. */
export async function readSheetMapping(
  app: App,
  session: Session,
  year: number,
  id: string,
  wish: MappingWish = {},
): Promise<Result<SheetMappingView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const opened = await openSheet(tx, session, year, id);
    return opened.ok ? mappingView(tx, session, year, opened.value, wish) : opened;
  });
}

async function mappingView(
  tx: Transaction,
  session: Session,
  year: number,
  { row, bytes }: Opened,
  wish: MappingWish,
): Promise<Result<SheetMappingView>> {
  const saved = row.settings === null ? null : SheetSettings.parse(row.settings);
  const file = { name: row.fileName, bytes };
  const sheet = await readBeginning(file, row.kind, wish.sheet ?? saved?.sheet ?? null);
  if (!sheet.ok) return sheet;
  const levels = await loadLevels(tx);
  const current = { plan: await loadPlanTree(tx, year, levels), levels };
  const known = await listMappings(tx, row.kind);
  const headers = sheet.value.rows.flatMap((each) => each.cells.map(({ text }) => text));
  const { mapping, name } = chooseMapping(wish, saved, sheet.value, fieldsOf(row.kind, current, headers), known);
  return succeed({
    item: itemOf(row),
    year,
    worksheets: sheet.value.names,
    settings: { ...nothingSaid, ...saved, sheet: sheet.value.name, mapping, mappingName: name },
    columns: columnsOf(sheet.value, mapping.headerLine),
    fields: fieldsOf(row.kind, current, headersOf(sheet.value, mapping.headerLine)),
    mappings: known.map((one) => one.name),
    mayKeep: may(session, 'editPlan', null),
    bodies: await listOrganisation(tx),
  });
}

const Column = z.coerce.number().int().min(0).max(1000);
const MappingForm = z.object({
  sheet: plainText(),
  headerLine: z.coerce
    .number('Skriv radens nummer.')
    .int('Skriv radens nummer.')
    .min(1, 'Skriv radens nummer.')
    .max(1_000_000),
  /** By field: the number of its column; '' where it has none. */
  columns: z.record(z.string(), z.string()),
  name: plainText().trim().max(100, 'Namnet får ha högst 100 tecken.').default(''),
  removeMissing: z.boolean().default(false),
  body: plainText().default(''),
  period: plainText().default(''),
});

function chosenColumns(columns: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([field, text]) => {
      const column = Column.safeParse(text);
      return text === '' || !column.success ? [] : [[field, column.data]];
    }),
  );
}

/** Of values: what a line cannot do without. */
export function kindFaults(kind: BulkKind, { columns }: ColumnMapping): Issue[] {
  const has = (field: string) => Object.hasOwn(columns, field);
  if (kind !== 'values') return [];
  return [
    ...(has('key') || has('indicator')
      ? []
      : [{ path: 'key', message: 'Välj kolumnen med indikatorns nyckel eller den med dess titel.' }]),
    ...(has('value') ? [] : [{ path: 'value', message: 'Välj vilken kolumn i filen som är Värde.' }]),
  ];
}

/** Settles which column is which, and keeps it under its name where the session keeps such for all. `input`: see `MappingForm`. */
export async function saveSheetMapping(
  app: App,
  session: Session,
  year: number,
  id: string,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(MappingForm, input);
  if (!form.ok) return form;
  const { headerLine, name } = form.value;
  const mapping = { headerLine, columns: chosenColumns(form.value.columns) };
  return change(app, session, async (tx) => {
    const opened = await openSheet(tx, session, year, id, { lock: true });
    if (!opened.ok) return opened;
    const { row } = opened.value;
    const view = await mappingView(tx, session, year, opened.value, { sheet: form.value.sheet, headerLine });
    if (!view.ok) return view;
    const { fields } = view.value;
    const wrong = [...mappingFaults(mapping, fields), ...kindFaults(row.kind, mapping)];
    if (wrong.length > 0) return refuse(...wrong);
    const settings: SheetSettings = {
      sheet: view.value.settings.sheet,
      mapping,
      mappingName: view.value.mayKeep ? name : '',
      removeMissing: form.value.removeMissing && isPlanKind(row.kind),
      body: view.value.bodies.some(({ code }) => code === form.value.body) ? form.value.body : null,
      period: parsePeriod(form.value.period),
    };
    await saveSheetSettings(tx, id, settings);
    if (name === '' || !view.value.mayKeep) return succeed(null);
    const headers = rememberMapping(
      mapping,
      view.value.columns.map((column) => column.header),
      fields,
    );
    const before = (await listMappings(tx, row.kind)).find((one) => one.name === name)?.headers ?? null;
    await saveMapping(tx, row.kind, { name, headers });
    const subject = `columnMapping:${row.kind}/${name}`;
    await record(tx, session, { verb: 'columnMapping.save', subject, before, after: headers });
    return succeed(null);
  });
}

/** Forgets a mapping that is kept under a name. */
export async function forgetSheetMapping(
  app: App,
  session: Session,
  kind: BulkKind,
  name: string,
): Promise<Result<null>> {
  if (!may(session, 'editPlan', null)) return refuse(planNotAllowed);
  return change(app, session, async (tx) => {
    const before = (await listMappings(tx, kind)).find((one) => one.name === name)?.headers;
    if (!before) return refuse({ path: 'mapping', message: 'Kolumnvalet finns inte.' });
    await deleteMapping(tx, kind, name);
    const subject = `columnMapping:${kind}/${name}`;
    await record(tx, session, { verb: 'columnMapping.forget', subject, before, after: null });
    return succeed(null);
  });
}
