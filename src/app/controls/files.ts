/** The files that the next run of a control reads: uploaded, their columns chosen and tried, and taken away. */
import { z } from 'zod';
import type { ControlDefinition, Source } from '../../controls/definition.ts';
import { headersOf, rememberMapping } from '../../domain/bulk-mapping.ts';
import {
  type ColumnMapping,
  type ImportField,
  mappingFaults,
  proposeMapping,
  suggestMapping,
} from '../../domain/column-mapping.ts';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import {
  type ControlFileRow,
  deleteControlFile,
  type FileKey,
  findControlFile,
  listControlFiles,
  rememberedColumns,
  saveControlFile,
  saveFileColumns,
} from '../../store/control-file.ts';
import { inTenant, type Transaction } from '../../store/database.ts';
import type { App } from '../app.ts';
import { record } from '../audit.ts';
import { change } from '../change.ts';
import { clean, plainText, readForm } from '../form.ts';
import type { UploadedFile } from '../import.ts';
import { actorName, type Session } from '../session.ts';
import { columnsOf as sheetColumnsOf } from '../sheet-import-file.ts';
import type { SheetColumn } from '../sheet-import-view.ts';
import { controlNotFound, notAllowed, runsControls } from './access.ts';
import { loadDefinition } from './definitions.ts';
import { readDocument } from './document-file.ts';
import { beginningOf, type ControlFile, columnsOf, fieldsOf, hashOf, readSourceFile } from './source-file.ts';

export type { ControlFileRow };

const fileMissing = { path: 'file', message: 'Filen finns inte kvar. Ladda upp den igen.' };

/** The files as a run takes them. */
export async function loadFiles(tx: Transaction, definition: string): Promise<ControlFile[]> {
  const remembered = await rememberedColumns(tx, definition);
  const files: ControlFile[] = [];
  for (const { source, name, sheet, mapping, body } of await listControlFiles(tx, definition)) {
    const file = await findControlFile(tx, { definition, source, name });
    if (file)
      files.push({
        source,
        name,
        bytes: file.content,
        sheet,
        mapping,
        remembered: remembered.get(source) ?? null,
        body,
      });
  }
  return files;
}

const UploadForm = z.object({
  body: plainText().trim().max(200, 'Skriv nämndens namn med högst 200 tecken.').default(''),
});

/** Keeps a file for the next run. Refuses one that is no sheet, or no document where documents are read. */
export async function uploadControlFile(
  app: App,
  session: Session,
  place: { readonly definition: string; readonly source: string },
  file: UploadedFile,
  input: unknown,
): Promise<Result<{ name: string }>> {
  if (!runsControls(session)) return refuse(notAllowed);
  const form = readForm(UploadForm, input);
  if (!form.ok) return form;
  const name = clean(file.name).slice(0, 200) || 'fil';
  if (file.bytes.length === 0) return refuse({ path: 'file', message: 'Filen är tom. Välj en annan fil.' });
  return change(app, session, async (tx) => {
    const found = await sourceOf(tx, place);
    if (!found.ok) return found;
    const { source } = found.value;
    const faults = await faultsOf(source, { name, bytes: file.bytes });
    if (faults !== null) return refuse({ path: 'file', message: faults });
    const sha256 = hashOf(file.bytes);
    const row = { ...place, name, sha256, body: form.value.body, content: file.bytes, by: actorName(session) };
    await saveControlFile(tx, row, { alone: source.kind !== 'documents' });
    const subject = `control-file:${place.definition}/${place.source}`;
    await record(tx, session, {
      verb: 'control.upload',
      subject,
      before: null,
      after: { sha256, bytes: file.bytes.length },
    });
    return succeed({ name });
  });
}

async function faultsOf(source: Source, file: UploadedFile): Promise<string | null> {
  if (source.kind === 'documents') {
    const { blocks, fault } = await readDocument({ ...file, body: '' });
    return blocks === null ? fault : null;
  }
  const read = await beginningOf({ ...file, sheet: null });
  return read.ok ? null : read.issues.map(({ message }) => message).join(' ');
}

async function sourceOf(
  tx: Transaction,
  { definition: id, source: sourceId }: { readonly definition: string; readonly source: string },
): Promise<Result<{ definition: ControlDefinition; source: Source }>> {
  const definition = await loadDefinition(tx, id);
  if (!definition.ok) return definition;
  const source = definition.value.sources.find((candidate) => candidate.id === sourceId);
  return source ? succeed({ definition: definition.value, source }) : refuse(controlNotFound);
}

export type FileView = {
  readonly title: string;
  readonly sourceName: string;
  readonly key: FileKey;
  readonly worksheets: readonly string[];
  readonly sheet: string;
  readonly columns: readonly SheetColumn[];
  readonly fields: readonly ImportField[];
  readonly mapping: ColumnMapping;
  /** How many rows can be read by these columns, and the first of them; null where the columns do not do. */
  readonly trial: {
    readonly rows: number;
    readonly notes: readonly string[];
    readonly first: readonly (readonly (string | null)[])[];
  } | null;
};

/** How the page is asked for: another worksheet or line of headers. */
export type FileWish = { readonly sheet?: string | undefined; readonly headerLine?: number | undefined };

/** A file's columns with what is chosen, remembered or suggested, and what a run would read by them. Changes nothing. */
export async function readControlFile(
  app: App,
  session: Session,
  key: FileKey,
  wish: FileWish = {},
): Promise<Result<FileView>> {
  if (!runsControls(session)) return refuse(notAllowed);
  return inTenant(app.db, session.tenant.id, (tx) => fileView(tx, key, wish));
}

async function fileView(tx: Transaction, key: FileKey, wish: FileWish): Promise<Result<FileView>> {
  const found = await sourceOf(tx, key);
  if (!found.ok) return found;
  const row = await findControlFile(tx, key);
  if (!row) return refuse(fileMissing);
  const { definition, source } = found.value;
  const remembered = (await rememberedColumns(tx, key.definition)).get(key.source) ?? null;
  const fields = fieldsOf(source);
  const sheetName = wish.sheet ?? row.sheet;
  const sheet = await beginningOf({ name: key.name, bytes: row.content, sheet: sheetName });
  if (!sheet.ok) return sheet;
  const file: ControlFile = {
    ...{ source: key.source, name: key.name, bytes: row.content, sheet: sheet.value.name, body: row.body, remembered },
    mapping: wish.sheet === undefined ? row.mapping : null,
  };
  const { headerLine } = wish;
  const read = headerLine === undefined ? await columnsOf(file, fields) : null;
  const mapping =
    headerLine !== undefined
      ? { headerLine, columns: suggestMapping(headersOf(sheet.value, headerLine), fields) }
      : read?.ok
        ? read.value.mapping
        : (file.mapping ?? proposeMapping(sheet.value, fields));
  return succeed({
    ...{
      title: definition.title,
      sourceName: source.name,
      key,
      worksheets: sheet.value.names,
      sheet: sheet.value.name,
    },
    columns: sheetColumnsOf(sheet.value, mapping.headerLine),
    fields,
    mapping,
    trial: await trialOf(source, { ...file, mapping }, fields),
  });
}

async function trialOf(source: Source, file: ControlFile, fields: readonly ImportField[]): Promise<FileView['trial']> {
  const read = await readSourceFile(source, file);
  if (!read.ok) return null;
  const { rows } = read.value.data;
  const first = rows.slice(0, 5).map(({ values }) => fields.map(({ name }) => values[name] ?? null));
  return { rows: rows.length, notes: read.value.notes, first };
}

const Column = z.coerce.number().int().min(0).max(1000);
const ColumnsForm = z.object({
  sheet: plainText(),
  headerLine: z.coerce.number('Skriv radens nummer.').int('Skriv radens nummer.').min(1, 'Skriv radens nummer.'),
  columns: z.record(z.string(), z.string()),
});

/** Saves which column is which, and remembers it for the next file of the source. */
export async function saveControlColumns(
  app: App,
  session: Session,
  key: FileKey,
  input: unknown,
): Promise<Result<null>> {
  if (!runsControls(session)) return refuse(notAllowed);
  const form = readForm(ColumnsForm, input);
  if (!form.ok) return form;
  const { sheet, headerLine } = form.value;
  const columns = Object.fromEntries(
    Object.entries(form.value.columns).flatMap(([field, text]) => {
      const column = Column.safeParse(text);
      return text === '' || !column.success ? [] : [[field, column.data]];
    }),
  );
  return change(app, session, async (tx) => {
    const found = await sourceOf(tx, key);
    const row = await findControlFile(tx, key);
    if (!found.ok) return found;
    if (!row) return refuse(fileMissing);
    const fields = fieldsOf(found.value.source);
    const mapping = { headerLine, columns };
    const wrong = mappingFaults(mapping, fields);
    if (wrong.length > 0) return refuse(...wrong);
    const beginning = await beginningOf({ name: key.name, bytes: row.content, sheet });
    if (!beginning.ok) return beginning;
    const headers = rememberMapping(mapping, headersOf(beginning.value, headerLine), fields);
    await saveFileColumns(tx, key, { sheet, mapping, headers });
    const subject = `control-file:${key.definition}/${key.source}`;
    await record(tx, session, { verb: 'control.columns', subject, before: row.mapping, after: mapping });
    return succeed(null);
  });
}

/** Takes a file away from the next run. */
export async function removeControlFile(app: App, session: Session, key: FileKey): Promise<Result<null>> {
  if (!runsControls(session)) return refuse(notAllowed);
  return change(app, session, async (tx) => {
    const row = await findControlFile(tx, key);
    if (!row || !(await deleteControlFile(tx, key))) return refuse(fileMissing);
    const subject = `control-file:${key.definition}/${key.source}`;
    await record(tx, session, { verb: 'control.discard', subject, before: { sha256: row.sha256 }, after: null });
    return succeed(null);
  });
}
