/** Sheets that are uploaded to the plan of a year: kept while their columns are chosen and they are tried, then carried out. */
import { BulkKind, isPlanKind } from '../domain/bulk.ts';
import { nameOfValue } from '../domain/bulk-value-sheet.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listSheetValues } from '../store/indicator-value.ts';
import { findPlan, type StoredPlan } from '../store/plan.ts';
import {
  deleteSheetImport,
  findSheetImport,
  forgetOldSheets,
  insertSheetImport,
  listSheetImports,
  listSheetLines,
  type SheetImport,
  type SheetLine,
} from '../store/sheet-import.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import type { UploadedFile } from './import.ts';
import { listMunicipalities } from './municipality.ts';
import { planNotAllowed, planNotFound, whyFrozen } from './plan-access.ts';
import { may, mayAnywhere } from './policy.ts';
import { actorName, type Session } from './session.ts';
import { fileNameOf, readBeginning, sha256Of } from './sheet-import-file.ts';
import type { SheetItem } from './sheet-import-view.ts';

export type { SheetLine };

export const sheetNotFound: Issue = {
  path: 'import',
  message: 'Inläsningen finns inte. En fil som inte genomförs tas bort efter en vecka. Ladda upp den igen.',
};

export function itemOf(row: SheetImport): SheetItem {
  const { id, kind, fileName, sha256, createdAt, createdBy, appliedAt, appliedBy, outcome } = row;
  return { id, kind, fileName, sha256, createdAt, createdBy, appliedAt, appliedBy, outcome };
}

/** Why the session reads in no sheet of a kind; null where it does. A controller of single bodies reads in the plan's own: nodes and indicators. */
export function whyNoSheet(session: Session, kind: BulkKind | null): Issue | null {
  if (may(session, 'editPlan', null)) return null;
  if (!mayAnywhere(session, 'editPlan')) return planNotAllowed;
  if (kind === null || isPlanKind(kind)) return null;
  return {
    path: 'kind',
    message:
      'Du kan läsa in poster och indikatorer. Värden, ekonomi och personal läser en controller för hela kommunen in.',
  };
}

/** True where the upload is the session's to see and carry out: one's own, or any for those who change the whole plan. */
export function seesSheet(session: Session, { createdAccount }: Pick<SheetImport, 'createdAccount'>): boolean {
  return may(session, 'editPlan', null) || (createdAccount !== null && createdAccount === session.account?.id);
}

/** The plan that sheets of a kind may change: reported values are not the plan's, and can be changed under a decided one. */
export async function openPlan(tx: Transaction, year: number, kind: BulkKind): Promise<Result<StoredPlan>> {
  const plan = await findPlan(tx, year);
  if (!plan) return refuse(planNotFound(year));
  const open = isPlanKind(kind) ? whyFrozen(plan) : succeed(null);
  return open.ok ? succeed(plan) : open;
}

export type SheetList = {
  readonly plan: StoredPlan;
  /** The newest first. */
  readonly items: readonly SheetItem[];
  /** What the session can read in, as the plan stands. */
  readonly kinds: readonly BulkKind[];
};

/** The uploads of a plan. */
export async function listSheets(app: App, session: Session, year: number): Promise<Result<SheetList>> {
  const whyNot = whyNoSheet(session, null);
  if (whyNot !== null) return refuse(whyNot);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const plan = await findPlan(tx, year);
    if (!plan) return refuse(planNotFound(year));
    await forgetOldSheets(tx);
    const items = (await listSheetImports(tx, year)).filter((row) => seesSheet(session, row)).map(itemOf);
    const takes = BulkKind.options.filter((kind) => whyNoSheet(session, kind) === null);
    return succeed({ plan, items, kinds: takes.filter((kind) => plan.state !== 'decided' || !isPlanKind(kind)) });
  });
}

/** Removes the files that are a week old, in every municipality, and the uploads that came to nothing. */
export async function forgetSheets(app: App): Promise<void> {
  for (const tenant of await listMunicipalities(app)) await inTenant(app.db, tenant.id, forgetOldSheets);
}

/** Keeps a file that can be read as a sheet, for a week at most. */
export async function startSheetImport(
  app: App,
  session: Session,
  year: number,
  { kind, file }: { readonly kind: string; readonly file: UploadedFile },
): Promise<Result<{ id: string }>> {
  const known = BulkKind.safeParse(kind);
  const whyNot = whyNoSheet(session, known.data ?? null);
  if (whyNot !== null) return refuse(whyNot);
  if (!known.success) return refuse({ path: 'kind', message: 'Välj vad filen innehåller.' });
  const read = await readBeginning(file, known.data, null);
  if (!read.ok) return refuse(...read.issues.map(({ message }) => ({ path: 'file', message })));
  return change(app, session, async (tx) => {
    const plan = await openPlan(tx, year, known.data);
    if (!plan.ok) return plan;
    await forgetOldSheets(tx);
    const sha256 = sha256Of(file.bytes);
    const name = fileNameOf(file);
    const by = { createdBy: actorName(session), createdAccount: session.account?.id ?? null };
    const row = { year, kind: known.data, fileName: name, sha256, ...by, original: file.bytes };
    const id = await insertSheetImport(tx, row);
    const after = { kind: known.data, year, name, sha256, bytes: file.bytes.length };
    await record(tx, session, { verb: 'sheet.upload', subject: `sheet:${id}`, before: null, after });
    return succeed({ id });
  });
}

/** Throws away an upload that is not carried out. */
export async function discardSheetImport(app: App, session: Session, year: number, id: string): Promise<Result<null>> {
  const whyNot = whyNoSheet(session, null);
  if (whyNot !== null) return refuse(whyNot);
  return change(app, session, async (tx) => {
    const row = await findSheetImport(tx, year, id, { lock: true });
    if (!row || !seesSheet(session, row)) return refuse(sheetNotFound);
    if (row.appliedAt !== null) return refuse({ path: 'import', message: 'Inläsningen är redan genomförd.' });
    await deleteSheetImport(tx, id);
    const { kind, fileName: name, sha256 } = row;
    await record(tx, session, {
      verb: 'sheet.discard',
      subject: `sheet:${id}`,
      before: { kind, name, sha256 },
      after: null,
    });
    return succeed(null);
  });
}

/** Which line of a sheet that is carried out said what. */
export async function readSheetLines(
  app: App,
  session: Session,
  year: number,
  id: string,
): Promise<Result<{ readonly item: SheetItem; readonly lines: readonly SheetLine[] }>> {
  const whyNot = whyNoSheet(session, null);
  if (whyNot !== null) return refuse(whyNot);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const row = await findSheetImport(tx, year, id);
    if (!row || !seesSheet(session, row)) return refuse(sheetNotFound);
    const values = await listSheetValues(tx, row.id);
    const lines = values.map((value) => ({ ...nameOfValue(value), line: value.line }));
    return succeed({ item: itemOf(row), lines: [...(await listSheetLines(tx, row.id)), ...lines] });
  });
}
