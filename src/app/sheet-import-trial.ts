/** Trying a sheet: what it would change of a plan, its indicators or reported values, without changing anything. */
import { type BulkChange, type BulkKind, type BulkSheet, type BulkTrial, byLine, isPlanKind } from '../domain/bulk.ts';
import { type EconomyWrites, economyFields } from '../domain/bulk-economy.ts';
import { tryIndicatorSheet } from '../domain/bulk-indicator.ts';
import { indicatorFields, targetPlaces } from '../domain/bulk-indicator-sheet.ts';
import { headersOf } from '../domain/bulk-mapping.ts';
import { tryPlanSheet } from '../domain/bulk-plan.ts';
import { planFields } from '../domain/bulk-plan-sheet.ts';
import { readBulkRows } from '../domain/bulk-sheet.ts';
import { type StaffWrites, staffFields } from '../domain/bulk-staff.ts';
import { tryValueSheet, type ValueWrite } from '../domain/bulk-value.ts';
import { reportsNamed, type ValueNames } from '../domain/bulk-value-report.ts';
import { reportCode, valueFields } from '../domain/bulk-value-sheet.ts';
import type { ImportField } from '../domain/column-mapping.ts';
import type { SteeringLevel } from '../domain/node.ts';
import type { Plan } from '../domain/plan.ts';
import type { Issue } from '../domain/result.ts';
import type { Sheet } from '../domain/sheet.ts';
import { listBodies } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import { loadReportIndicators } from '../store/indicator.ts';
import { loadPlannedDecimals } from '../store/indicator-value.ts';
import { fingerprint, foreignChanges, notOwnPart } from './plan-access.ts';
import { mayEditPart } from './policy.ts';
import type { Session } from './session.ts';
import { tryEconomy, tryStaff } from './sheet-figures.ts';
import type { SheetSettings, SheetTrial } from './sheet-import-view.ts';

export type TriedSheet = {
  readonly kind: BulkKind;
  readonly fileName: string;
  readonly sheet: Sheet;
  readonly settings: SheetSettings;
};

/** The fields that a sheet of a kind may have columns for. `headers`: as they stand in it. */
export function fieldsOf(
  kind: BulkKind,
  { plan, levels }: { readonly plan: Plan; readonly levels: readonly SteeringLevel[] },
  headers: readonly string[],
): readonly ImportField[] {
  switch (kind) {
    case 'plan':
      return planFields(levels);
    case 'indicators':
      return indicatorFields(targetPlaces(plan, headers));
    case 'values':
      return valueFields;
    case 'economy':
      return economyFields;
    case 'staff':
      return staffFields;
  }
}

/** What the trial leads to where it is carried out: the plan as it shall stand, or what to write. Null where there is a fault. */
export type Tried = {
  readonly trial: SheetTrial;
  readonly after:
    | { readonly kind: 'plan'; readonly plan: Plan }
    | { readonly kind: 'values'; readonly values: readonly ValueWrite[] }
    | { readonly kind: 'economy'; readonly economy: EconomyWrites }
    | { readonly kind: 'staff'; readonly staff: StaffWrites }
    | null;
};

function triedOf<T>({ faults, changes, missing, unchanged }: BulkTrial<T>): SheetTrial {
  let seen: string | null = null;
  return {
    ...{ faults, changes, missing, unchanged },
    // Worked out where somebody asks: of many changes it takes longer than writing them.
    get seen() {
      seen ??= fingerprint({ faults, changes, missing });
      return seen;
    },
  };
}

const reasonOf = ({ fileName, settings }: TriedSheet): string | null =>
  settings.removeMissing ? `Saknas i filen ${fileName}` : null;

/** Tries a sheet on the plan as it stands in the transaction. */
export async function trySheet(
  tx: Transaction,
  session: Session,
  tried: TriedSheet,
  current: { readonly plan: Plan; readonly levels: readonly SteeringLevel[] },
): Promise<Tried> {
  const { kind, sheet, settings } = tried;
  const { plan, levels } = current;
  const headers = headersOf(sheet, settings.mapping.headerLine);
  const read = readBulkRows(sheet, settings.mapping, fieldsOf(kind, current, headers));
  if (read.rows.length === 0)
    return {
      trial: triedOf({ faults: read.faults, changes: [], missing: [], unchanged: 0, after: null }),
      after: null,
    };
  if (!isPlanKind(kind)) return tryFigures(tx, kind, read, { ...settings, year: plan.year });
  const trial =
    kind === 'plan'
      ? tryPlanSheet(read, { plan, levels, bodies: await listBodies(tx) }, reasonOf(tried))
      : tryIndicatorSheet(read, { plan, levels, places: targetPlaces(plan, headers) }, reasonOf(tried));
  const foreign = trial.after === null ? [] : foreignFaults(session, plan, trial.after, trial.changes);
  if (foreign.length > 0) return { trial: triedOf({ ...trial, faults: foreign }), after: null };
  return { trial: triedOf(trial), after: trial.after && { kind: 'plan', plan: trial.after } };
}

/** What a controller of single bodies may not change of what the sheet says, line by line. */
function foreignFaults(session: Session, before: Plan, after: Plan, changes: readonly BulkChange[]): Issue[] {
  const lines = new Map(changes.map(({ subject, line }) => [subject, line]));
  const moved = reorders(session, before, after) ? [otherOrder] : [];
  return byLine([
    ...moved,
    ...foreignChanges(session, before, after).map(({ subject, node }) => {
      const { path, message } = notOwnPart(session, node);
      const line = lines.get(subject) ?? null;
      return { path, message: line === null ? message : `Rad ${line}: ${message}` };
    }),
  ]);
}

const otherOrder: Issue = {
  path: '',
  message:
    'Filen ändrar ordningen mellan poster som inte är dina. Låt deras rader stå som de stod, eller utelämna dem.',
};

/** True where nodes that are not the session's stand in another order among each other. */
function reorders(session: Session, before: Plan, after: Plan): boolean {
  const others = new Set(before.nodes.filter(({ bodies }) => !mayEditPart(session, bodies)).map(({ key }) => key));
  const order = ({ nodes }: Plan) => {
    const kept = nodes.filter(({ key }) => others.has(key)).toSorted((a, b) => a.position - b.position);
    return Map.groupBy(kept, ({ parent }) => parent);
  };
  const now = order(after);
  return [...order(before)].some(
    ([parent, was]) => was.map(({ key }) => key).join() !== (now.get(parent) ?? []).map(({ key }) => key).join(),
  );
}

async function tryFigures(
  tx: Transaction,
  kind: BulkKind,
  read: BulkSheet,
  said: Omit<ValueNames, 'bodies'>,
): Promise<Tried> {
  if (kind === 'economy') {
    const trial = await tryEconomy(tx, read, said);
    return { trial: triedOf(trial), after: trial.after && { kind, economy: trial.after } };
  }
  if (kind === 'staff') {
    const trial = await tryStaff(tx, read, said);
    return { trial: triedOf(trial), after: trial.after && { kind, staff: trial.after } };
  }
  const trial = await tryValues(tx, read, said);
  return { trial: triedOf(trial), after: trial.after && { kind: 'values', values: trial.after } };
}

async function tryValues(
  tx: Transaction,
  read: Parameters<typeof tryValueSheet>[0],
  { year, body, period }: Omit<ValueNames, 'bodies'>,
): Promise<BulkTrial<readonly ValueWrite[]>> {
  const names = { year, body, period, bodies: await listBodies(tx) };
  const found = await loadReportIndicators(tx, reportsNamed(read, names));
  const reports = new Map(found.map((report) => [reportCode(report), report]));
  return tryValueSheet(read, { ...names, reports, decimals: await loadPlannedDecimals(tx, year) });
}
