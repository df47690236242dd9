/** Trying a sheet: what it would change of a plan, its indicators or reported values, without changing anything. */
import type { BulkKind, BulkTrial } from '../domain/bulk.ts';
import { tryIndicatorSheet } from '../domain/bulk-indicator.ts';
import { indicatorFields, targetPlaces } from '../domain/bulk-indicator-sheet.ts';
import { headersOf } from '../domain/bulk-mapping.ts';
import { tryPlanSheet } from '../domain/bulk-plan.ts';
import { planFields } from '../domain/bulk-plan-sheet.ts';
import { readBulkRows } from '../domain/bulk-sheet.ts';
import { tryValueSheet, type ValueWrite } from '../domain/bulk-value.ts';
import { reportsNamed, type ValueNames } from '../domain/bulk-value-report.ts';
import { reportCode, type ValueReport, valueFields } from '../domain/bulk-value-sheet.ts';
import type { ImportField } from '../domain/column-mapping.ts';
import type { SteeringLevel } from '../domain/node.ts';
import type { Plan } from '../domain/plan.ts';
import type { Sheet } from '../domain/sheet.ts';
import { listBodies } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import { loadIndicators } from '../store/indicator.ts';
import { loadPlannedDecimals } from '../store/indicator-value.ts';
import { findReport } from '../store/report.ts';
import type { ReportKey } from '../store/rows.ts';
import { fingerprint } from './plan-access.ts';
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
  }
}

/** A report with its indicators; null where there is none. */
export async function loadValueReport(tx: Transaction, key: ReportKey): Promise<ValueReport | null> {
  const report = await findReport(tx, key);
  return report && { ...key, decided: report.decided, indicators: await loadIndicators(tx, key) };
}

/** What the trial leads to where it is carried out: the plan as it shall stand, or values to write. Neither where there is a fault. */
export type Tried = {
  readonly trial: SheetTrial;
  readonly plan: Plan | null;
  readonly values: readonly ValueWrite[] | null;
};

function triedOf<T>({ faults, changes, missing, unchanged }: BulkTrial<T>): SheetTrial {
  return { faults, changes, missing, unchanged, seen: fingerprint({ faults, changes, missing }) };
}

const reasonOf = ({ fileName, settings }: TriedSheet): string | null =>
  settings.removeMissing ? `Saknas i filen ${fileName}` : null;

/** Tries a sheet on the plan as it stands in the transaction. */
export async function trySheet(
  tx: Transaction,
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
      plan: null,
      values: null,
    };
  if (kind === 'values') {
    const trial = await tryValues(tx, read, { ...settings, year: plan.year });
    return { trial: triedOf(trial), plan: null, values: trial.after };
  }
  const trial =
    kind === 'plan'
      ? tryPlanSheet(read, { plan, levels, bodies: await listBodies(tx) }, reasonOf(tried))
      : tryIndicatorSheet(read, { plan, levels, places: targetPlaces(plan, headers) }, reasonOf(tried));
  return { trial: triedOf(trial), plan: trial.after, values: null };
}

async function tryValues(
  tx: Transaction,
  read: Parameters<typeof tryValueSheet>[0],
  { year, body, period }: Omit<ValueNames, 'bodies'>,
): Promise<BulkTrial<readonly ValueWrite[]>> {
  const names = { year, body, period, bodies: await listBodies(tx) };
  const reports = new Map<string, ValueReport>();
  for (const name of reportsNamed(read, names)) {
    const report = await loadValueReport(tx, name);
    if (report) reports.set(reportCode(name), report);
  }
  return tryValueSheet(read, { ...names, reports, decimals: await loadPlannedDecimals(tx, year) });
}
