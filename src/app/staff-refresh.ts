/** Makes the tables of staff in a body's report. Small groups are suppressed here, before anything is shown or printed. */
import type { FigureTable } from '../domain/figure-table.ts';
import { staffTables } from '../domain/staff-table.ts';
import type { Transaction } from '../store/database.ts';
import { findReport } from '../store/report.ts';
import { loadStaff } from '../store/staff.ts';
import { placeTables } from './report-tables.ts';
import type { ReportAddress } from './views.ts';

export async function makeStaffTables(tx: Transaction, address: ReportAddress): Promise<FigureTable[]> {
  return staffTables(await loadStaff(tx, address), String(address.period.year));
}

/** Puts them in the report where there is one that is not decided. */
export async function refreshStaff(tx: Transaction, address: ReportAddress): Promise<void> {
  const report = await findReport(tx, address);
  if (report === null || report.decided) return;
  await placeTables(tx, address, await makeStaffTables(tx, address), 'personal');
}
