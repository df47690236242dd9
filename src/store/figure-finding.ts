/** What people have said of the findings of a report's figure check, in the database. */
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type Treatment = {
  readonly finding: string;
  readonly treatment: 'explained' | 'dismissed';
  readonly reason: string;
  readonly at: Date;
  readonly by: string | null;
};

export function listTreatments(tx: Transaction, key: ReportKey): Promise<Treatment[]> {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('figure_finding')
    .select(['finding', 'treatment', 'reason', 'at', 'by'])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .execute();
}

/** Takes the place of what was said of the finding before. */
export function saveTreatment(
  tx: Transaction,
  key: ReportKey,
  said: Omit<Treatment, 'at' | 'by'> & { by: string },
): Promise<void> {
  return refusingFrozen(async () => {
    await removeRow(tx, key, said.finding);
    await tx
      .insertInto('figure_finding')
      .values({ ...reportColumns(key), ...said })
      .execute();
  });
}

/** The finding stands open again. */
export function removeTreatment(tx: Transaction, key: ReportKey, finding: string): Promise<void> {
  return refusingFrozen(() => removeRow(tx, key, finding));
}

async function removeRow(tx: Transaction, key: ReportKey, finding: string): Promise<void> {
  const { body, year, period } = reportColumns(key);
  await tx
    .deleteFrom('figure_finding')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('finding', '=', finding)
    .execute();
}
