/** Sheets of economy and staff: what they would change of what is stored, and writing it. */
import type { BulkSheet, BulkTrial } from '../domain/bulk.ts';
import { bodiesNamed, type EconomyWrites, tryEconomySheet } from '../domain/bulk-economy.ts';
import { type StaffWrites, tryStaffSheet } from '../domain/bulk-staff.ts';
import { reportsNamed, type ValueNames } from '../domain/bulk-value-report.ts';
import { reportCode } from '../domain/bulk-value-sheet.ts';
import { listBodies } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import { type EconomySource, loadEconomyValues } from '../store/economy-value.ts';
import { findReport } from '../store/report.ts';
import { loadStaff, saveStaff } from '../store/staff.ts';
import { loadEconomySettings } from './economy-settings.ts';
import { storeEconomy } from './economy-write.ts';
import { actorName, type Session } from './session.ts';
import { refreshStaff } from './staff-refresh.ts';

type Named = Omit<ValueNames, 'bodies'>;

export async function tryEconomy(tx: Transaction, read: BulkSheet, said: Named): Promise<BulkTrial<EconomyWrites>> {
  const names = { ...said, bodies: await listBodies(tx) };
  const { form, rows } = await loadEconomySettings(tx);
  const stored = new Map<string, { values: Awaited<ReturnType<typeof loadEconomyValues>>; decided: boolean }>();
  for (const body of bodiesNamed(read, names)) {
    const report = await findReport(tx, { body, period: { year: said.year, kind: 'year' } });
    const values = await loadEconomyValues(tx, { body, year: said.year });
    stored.set(body, { values, decided: report?.decided ?? false });
  }
  const labels = rows.flatMap((row) => (row.kind === 'leftOut' ? [] : [row.label]));
  return tryEconomySheet(read, { ...names, form, rows: labels, stored });
}

export async function tryStaff(tx: Transaction, read: BulkSheet, said: Named): Promise<BulkTrial<StaffWrites>> {
  const names = { ...said, bodies: await listBodies(tx) };
  const stored = new Map<string, { groups: Awaited<ReturnType<typeof loadStaff>>; decided: boolean }>();
  for (const name of reportsNamed(read, names)) {
    const report = await findReport(tx, name);
    stored.set(reportCode(name), { groups: await loadStaff(tx, name), decided: report?.decided ?? false });
  }
  return tryStaffSheet(read, { ...names, stored });
}

export async function writeEconomySheet(
  tx: Transaction,
  session: Session,
  year: number,
  writes: EconomyWrites,
  source: EconomySource,
): Promise<void> {
  for (const { body, change } of writes) await storeEconomy(tx, session, { body, year }, change, source);
}

export async function writeStaffSheet(
  tx: Transaction,
  session: Session,
  writes: StaffWrites,
  source: EconomySource,
): Promise<void> {
  for (const { body, period, groups } of writes) {
    await saveStaff(tx, { body, period }, groups, source, actorName(session));
    await refreshStaff(tx, { body, period });
  }
}
