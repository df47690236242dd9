/** Reading in a sheet in one go, as the command line does: by a mapping that is kept, or the one that is suggested. */
import type { BulkKind } from '../domain/bulk.ts';
import { firstMapping, headersOf, recallMapping } from '../domain/bulk-mapping.ts';
import { type ColumnMapping, type ImportField, mappingFaults } from '../domain/column-mapping.ts';
import type { Period } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Sheet } from '../domain/sheet.ts';
import { listMappings, type NamedMapping } from '../store/column-mapping.ts';
import { inTenant } from '../store/database.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { loadLevels } from '../store/scale.ts';
import type { App } from './app.ts';
import type { UploadedFile } from './import.ts';
import { planNotAllowed } from './plan-access.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import { openPlan } from './sheet-import.ts';
import { carryOut, nothing, tryOn } from './sheet-import-apply.ts';
import { fileNameOf, readBeginning, readWhole, sha256Of } from './sheet-import-file.ts';
import { kindFaults } from './sheet-import-mapping.ts';
import { fieldsOf, type TriedSheet } from './sheet-import-trial.ts';
import type { SheetTrial } from './sheet-import-view.ts';

export type SheetOrder = {
  readonly kind: BulkKind;
  readonly year: number;
  /** The name of a mapping that is kept; null for the one that is suggested. */
  readonly mapping: string | null;
  readonly removeMissing: boolean;
  readonly body: string | null;
  readonly period: Period | null;
};

function mappingOf(
  wanted: string | null,
  known: readonly NamedMapping[],
  sheet: Sheet,
  fields: readonly ImportField[],
): Result<ColumnMapping> {
  if (wanted === null) return succeed(firstMapping([], sheet, fields).mapping);
  const named = known.find(({ name }) => name === wanted);
  if (!named) {
    const names = known.map(({ name }) => name).join(', ');
    const message = `Kolumnvalet ${wanted} finns inte. ${names === '' ? 'Inget är sparat.' : `De som finns: ${names}.`}`;
    return refuse({ path: '--mapping', message });
  }
  const recalled = recallMapping(named.headers, sheet, fields);
  if (recalled) return succeed(recalled);
  const headers = Object.values(named.headers).filter((header) => header !== null);
  return refuse({ path: '--mapping', message: `Filen saknar någon av kolumnerna ${headers.join(', ')}.` });
}

/** The sheet with its columns, ready to be tried. */
export async function prepareFile(
  app: App,
  session: Session,
  file: UploadedFile,
  order: SheetOrder,
): Promise<Result<TriedSheet>> {
  if (!may(session, 'editPlan', null)) return refuse(planNotAllowed);
  const { kind, year } = order;
  const known = await inTenant(app.db, session.tenant.id, async (tx) => {
    const open = await openPlan(tx, year, kind);
    if (!open.ok) return open;
    const levels = await loadLevels(tx);
    return succeed({ plan: await loadPlanTree(tx, year, levels), levels, mappings: await listMappings(tx, kind) });
  });
  if (!known.ok) return known;
  const beginning = await readBeginning(file, kind, null);
  if (!beginning.ok) return beginning;
  const sheet = await readWhole(file, beginning.value.name);
  if (!sheet.ok) return sheet;
  const texts = beginning.value.rows.flatMap((row) => row.cells.map(({ text }) => text));
  const mapping = mappingOf(order.mapping, known.value.mappings, sheet.value, fieldsOf(kind, known.value, texts));
  if (!mapping.ok) return mapping;
  const headers = headersOf(sheet.value, mapping.value.headerLine);
  const fields = fieldsOf(kind, known.value, headers);
  const wrong = [...mappingFaults(mapping.value, fields), ...kindFaults(kind, mapping.value)];
  if (wrong.length > 0) return refuse(...wrong);
  const { removeMissing, body, period } = order;
  const settings = {
    sheet: null,
    mapping: mapping.value,
    mappingName: order.mapping ?? '',
    removeMissing,
    body,
    period,
  };
  return succeed({ kind, fileName: fileNameOf(file), sheet: sheet.value, settings });
}

/** Tries a file, or (`dryRun` false) carries it out. What it would do, or has done; a trial with faults is no refusal where it is dry. */
export async function importSheet(
  app: App,
  session: Session,
  file: UploadedFile,
  order: SheetOrder,
  options: { readonly dryRun: boolean },
): Promise<Result<SheetTrial>> {
  const tried = await prepareFile(app, session, file, order);
  if (!tried.ok) return tried;
  if (options.dryRun) return succeed(await tryOn(app, session, order.year, tried.value));
  const carried = { year: order.year, tried: tried.value, sha256: sha256Of(file.bytes), source: { bytes: file.bytes } };
  const done = await carryOut(app, session, carried, null);
  const idle = !done.ok && done.issues.includes(nothing);
  return idle ? succeed(await tryOn(app, session, order.year, tried.value)) : done;
}
