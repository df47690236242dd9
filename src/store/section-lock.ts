/** Locked sections of reports in the database. */
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type SectionLock = {
  readonly node: string;
  readonly reason: string;
  readonly at: Date;
  readonly by: string | null;
};

/** The locks of a report, by node. */
export function listSectionLocks(tx: Transaction, key: ReportKey): Promise<SectionLock[]> {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('section_lock')
    .select(['node', 'reason', 'at', 'by'])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .orderBy('node')
    .execute();
}

/** Locks a section; once more changes nothing. */
export function addSectionLock(
  tx: Transaction,
  key: ReportKey,
  lock: { readonly node: string; readonly reason: string; readonly by: string },
): Promise<void> {
  return refusingFrozen(async () => {
    await tx
      .insertInto('section_lock')
      .values({ ...reportColumns(key), ...lock })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'body', 'year', 'period', 'node']).doNothing())
      .execute();
  });
}

/** Opens a section again. */
export function removeSectionLock(tx: Transaction, key: ReportKey, node: string): Promise<void> {
  const { body, year, period } = reportColumns(key);
  return refusingFrozen(async () => {
    await tx
      .deleteFrom('section_lock')
      .where('body', '=', body)
      .where('year', '=', year)
      .where('period', '=', period)
      .where('node', '=', node)
      .execute();
  });
}
