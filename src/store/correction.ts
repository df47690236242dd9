/** Corrections of decided reports in the database: which version is corrected, and why. */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type Correction = {
  /** The version that is corrected. */
  readonly number: number;
  readonly reason: string;
  readonly openedAt: Date;
  readonly openedBy: string | null;
};

/** Every correction of a report, the latest first. */
export function listCorrections(tx: Transaction, key: ReportKey): Promise<Correction[]> {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('report_correction')
    .select(['number', 'reason', 'opened_at as openedAt', 'opened_by as openedBy'])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .orderBy('number', 'desc')
    .execute();
}

/** Opens a decided report for the correction of its latest version, which stays as it is. */
export async function openCorrection(
  tx: Transaction,
  key: ReportKey,
  correction: { readonly number: number; readonly reason: string; readonly by: string },
): Promise<void> {
  const { number, reason, by } = correction;
  const { body, year, period } = reportColumns(key);
  await tx
    .insertInto('report_correction')
    .values({ ...reportColumns(key), number, reason, opened_by: by })
    .execute();
  await tx
    .updateTable('report')
    .set({ state: 'draft', decided_on: null, revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` })
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .execute();
}
