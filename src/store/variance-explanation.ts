/** What explains the variance of a report, in the database. */
import { sql } from 'kysely';
import type { Explanation } from '../domain/economy-table.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export function loadExplanations(tx: Transaction, key: ReportKey): Promise<Explanation[]> {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('variance_explanation')
    .select(['text', sql<string>`amount::text`.as('amount')])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .orderBy('ordinal')
    .execute();
}

/** Puts explanations in place of those that stood there. Throws `FrozenError` in a decided report. */
export function saveExplanations(
  tx: Transaction,
  key: ReportKey,
  explanations: readonly Explanation[],
  by: string | null,
): Promise<void> {
  return refusingFrozen(async () => {
    const report = reportColumns(key);
    await tx
      .deleteFrom('variance_explanation')
      .where('body', '=', report.body)
      .where('year', '=', report.year)
      .where('period', '=', report.period)
      .execute();
    if (explanations.length === 0) return;
    await tx
      .insertInto('variance_explanation')
      .values(explanations.map((each, ordinal) => ({ ...report, ...each, ordinal, updated_by: by })))
      .execute();
  });
}
