/** Makes the tables of economy in a body's reports from its amounts. A decided report is never touched. */
import type { AccountRow } from '../domain/account-map.ts';
import type { MoneyForm } from '../domain/economy.ts';
import { economyBook } from '../domain/economy-book.ts';
import { economyTables } from '../domain/economy-table.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from '../store/database.ts';
import { findDepartmentMap } from '../store/department-map.ts';
import { type BodyYear, loadEconomyValues } from '../store/economy-value.ts';
import { findReport } from '../store/report.ts';
import { loadExplanations } from '../store/variance-explanation.ts';
import { placeTables } from './report-tables.ts';
import type { ReportAddress } from './views.ts';

type Settings = { readonly form: MoneyForm; readonly rows: readonly AccountRow[] };

const kinds: readonly Period['kind'][] = ['interim1', 'interim2', 'year'];

/** What the amounts give for a period. */
export async function makeEconomyTables(
  tx: Transaction,
  address: ReportAddress,
  { form, rows }: Settings,
): Promise<FigureTable[]> {
  const { body, period } = address;
  const now = await loadEconomyValues(tx, { body, year: period.year });
  const before = await loadEconomyValues(tx, { body, year: period.year - 1 });
  const map = await findDepartmentMap(tx, body);
  return economyTables({
    ...{ period, form, rows },
    departments: map?.departments.map(({ label }) => label) ?? [],
    now: economyBook(now),
    before: economyBook(before),
    explanations: await loadExplanations(tx, address),
  });
}

/** Puts them in the reports of the year, and of the year after, which compares with it. */
export async function refreshEconomy(tx: Transaction, { body, year }: BodyYear, settings: Settings): Promise<void> {
  for (const each of [year, year + 1])
    for (const kind of kinds) {
      const address: ReportAddress = { body, period: { year: each, kind } };
      const report = await findReport(tx, address);
      if (report === null || report.decided) continue;
      await placeTables(tx, address, await makeEconomyTables(tx, address, settings), 'ekonomi');
    }
}
