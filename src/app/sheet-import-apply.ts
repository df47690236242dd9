/** Trying an uploaded sheet and carrying it out: everything in one transaction with one audit event, or nothing. */
import { type BulkChange, type BulkKind, isPlanKind, listedFaults, outcomeOf } from '../domain/bulk.ts';
import type { SteeringLevel } from '../domain/node.ts';
import type { Plan } from '../domain/plan.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { saveIndicatorValues } from '../store/indicator-value.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { loadLevels } from '../store/scale.ts';
import { closeSheetImport, insertSheetImport } from '../store/sheet-import.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { type AuditedChange, record } from './audit.ts';
import { change } from './change.ts';
import { changePlan } from './plan-access.ts';
import { actorName, type Session } from './session.ts';
import { writeEconomySheet, writeStaffSheet } from './sheet-figures.ts';
import { readWhole } from './sheet-import-file.ts';
import { openSheet } from './sheet-import-mapping.ts';
import { type Tried, type TriedSheet, trySheet } from './sheet-import-trial.ts';
import { SheetSettings, type SheetTrial } from './sheet-import-view.ts';

const noColumns: Issue = { path: 'mapping', message: 'Välj först vilken kolumn som är vad.' };

type Carried = {
  readonly year: number;
  readonly tried: TriedSheet;
  readonly sha256: string;
  /** An upload by its id, or a file that is read in at once. */
  readonly source: { readonly id: string } | { readonly bytes: Uint8Array };
};

/** An upload with its whole sheet, read before anything is locked. */
async function prepareSheet(app: App, session: Session, year: number, id: string): Promise<Result<Carried>> {
  const opened = await inTenant(app.db, session.tenant.id, (tx) => openSheet(tx, session, year, id));
  if (!opened.ok) return opened;
  const { row, bytes } = opened.value;
  if (row.settings === null) return refuse(noColumns);
  const settings = SheetSettings.parse(row.settings);
  const sheet = await readWhole({ name: row.fileName, bytes }, settings.sheet);
  if (!sheet.ok) return sheet;
  const { kind, fileName, sha256 } = row;
  return succeed({ year, sha256, source: { id }, tried: { kind, fileName, sheet: sheet.value, settings } });
}

/** What a sheet would do as things stand; nothing is written. */
export function tryOn(app: App, session: Session, year: number, tried: TriedSheet): Promise<SheetTrial> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const levels = await loadLevels(tx);
    const plan = await loadPlanTree(tx, year, levels);
    return (await trySheet(tx, session, tried, { plan, levels })).trial;
  });
}

export type TrialView = {
  readonly kind: BulkKind;
  readonly fileName: string;
  readonly settings: SheetSettings;
  readonly trial: SheetTrial;
};

/** What an upload would do. Refused where its columns are not chosen yet. */
export async function trySheetImport(app: App, session: Session, year: number, id: string): Promise<Result<TrialView>> {
  const prepared = await prepareSheet(app, session, year, id);
  if (!prepared.ok) return prepared;
  const { tried } = prepared.value;
  const { kind, fileName, settings } = tried;
  return succeed({ kind, fileName, settings, trial: await tryOn(app, session, year, tried) });
}

const changedSince: Issue = {
  path: 'seen',
  message:
    'Något har ändrats sedan du prövade filen, så den skulle göra något annat än du såg. Inget är sparat. Se efter igen och genomför sedan.',
};
/** What a sheet that changes nothing is refused with. */
export const nothing: Issue = { path: '', message: 'Filen ändrar ingenting, så det finns inget att genomföra.' };

/** What is tried, where it may be carried out. `seen` null: whatever it would do. */
function settle({ trial, ...after }: Tried, seen: string | null): Result<Tried> {
  if (trial.faults.length > 0) return refuse(...listedFaults(trial.faults));
  if (seen !== null && trial.seen !== seen) return refuse(changedSince);
  return trial.changes.length === 0 ? refuse(nothing) : succeed({ trial, ...after });
}

function auditOf({ sha256, tried, year }: Carried, id: string, { changes }: SheetTrial): AuditedChange {
  const { kind, fileName, settings } = tried;
  const file = { name: fileName, sha256, import: id, mapping: settings.mapping };
  const said = kind === 'values' ? changes.map(valueChange) : changes;
  return { verb: `${kind}.importSheet`, subject: `plan:${year}`, before: null, after: { file, changes: said } };
}

/** A changed value on a line, since there can be many: "6 value:KS/2025-year/indicator/x/2025/actual/all: 53,0 -> 53,2". */
function valueChange({ line, subject, edits }: BulkChange): string {
  return `${line} ${subject}: ${edits[0]?.before ?? ''} -> ${edits[0]?.after ?? ''}`;
}

/** The id of the upload, which is held; refused where somebody else has carried it out or thrown it away. A file becomes one. */
async function hold(tx: Transaction, session: Session, carried: Carried): Promise<Result<string>> {
  const { source, year, tried, sha256 } = carried;
  if ('id' in source) {
    const opened = await openSheet(tx, session, year, source.id, { lock: true });
    return opened.ok ? succeed(source.id) : opened;
  }
  const { kind, fileName, settings } = tried;
  const by = { createdBy: actorName(session), createdAccount: session.account?.id ?? null };
  return succeed(
    await insertSheetImport(tx, { year, kind, fileName, sha256, settings, ...by, original: source.bytes }),
  );
}

/** Says that a sheet is carried out, and which line of it said what; a value of an indicator knows its line itself. */
async function close(tx: Transaction, session: Session, id: string, trial: SheetTrial, kind: BulkKind): Promise<void> {
  const lines =
    kind === 'values'
      ? []
      : trial.changes.flatMap(({ subject, title, line }) => (line === null ? [] : [{ subject, title, line }]));
  await closeSheetImport(tx, id, { by: actorName(session), outcome: outcomeOf(trial), lines });
}

function applyToPlan(app: App, session: Session, carried: Carried, seen: string | null): Promise<Result<SheetTrial>> {
  const edit = async (plan: Plan, levels: readonly SteeringLevel[], tx: Transaction) => {
    const held = await hold(tx, session, carried);
    if (!held.ok) return held;
    const settled = settle(await trySheet(tx, session, carried.tried, { plan, levels }), seen);
    if (!settled.ok) return settled;
    const { trial, after } = settled.value;
    await close(tx, session, held.value, trial, carried.tried.kind);
    return succeed({
      plan: after?.kind === 'plan' ? after.plan : plan,
      audit: auditOf(carried, held.value, trial),
      value: trial,
    });
  };
  return changePlan(app, session, carried.year, edit);
}

async function writeFigures(
  tx: Transaction,
  session: Session,
  carried: Carried,
  { id, after }: { readonly id: string; readonly after: Tried['after'] },
): Promise<void> {
  const source = { file: carried.tried.fileName, sha256: carried.sha256 };
  if (after?.kind === 'economy') await writeEconomySheet(tx, session, carried.year, after.economy, source);
  if (after?.kind === 'staff') await writeStaffSheet(tx, session, after.staff, source);
  if (after?.kind !== 'values') return;
  await saveIndicatorValues(tx, after.values, { by: actorName(session), sheet: id });
}

function applyFigures(app: App, session: Session, carried: Carried, seen: string | null): Promise<Result<SheetTrial>> {
  return change(app, session, async (tx): Promise<Result<SheetTrial>> => {
    await lockTenant(tx);
    const held = await hold(tx, session, carried);
    if (!held.ok) return held;
    const levels = await loadLevels(tx);
    const plan = await loadPlanTree(tx, carried.year, levels);
    const settled = settle(await trySheet(tx, session, carried.tried, { plan, levels }), seen);
    if (!settled.ok) return settled;
    const { trial, after } = settled.value;
    await writeFigures(tx, session, carried, { id: held.value, after });
    await record(tx, session, auditOf(carried, held.value, trial));
    await close(tx, session, held.value, trial, carried.tried.kind);
    return succeed(trial);
  });
}

/** Carries out a sheet as it was seen (null: as it turns out). Refused with every fault where there is one, and nothing is written. */
export function carryOut(
  app: App,
  session: Session,
  carried: Carried,
  seen: string | null,
): Promise<Result<SheetTrial>> {
  return (isPlanKind(carried.tried.kind) ? applyToPlan : applyFigures)(app, session, carried, seen);
}

/** Carries out an upload. `seen`: what the trial that the person saw was called. */
export async function applySheetImport(
  app: App,
  session: Session,
  year: number,
  id: string,
  seen: string,
): Promise<Result<SheetTrial>> {
  const prepared = await prepareSheet(app, session, year, id);
  return prepared.ok ? carryOut(app, session, prepared.value, seen) : prepared;
}
