/** What scans left to a person, and a person has dismissed with a reason, in the database. */
import type { Transaction } from './database.ts';

export type Dismissal = {
  readonly criterion: string;
  /** Rule and element of all that it covers. */
  readonly keys: readonly string[];
  readonly reason: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
};

export function listDismissals(tx: Transaction, host: string): Promise<Dismissal[]> {
  return tx
    .selectFrom('scan_dismissal')
    .select(['criterion', 'keys', 'reason', 'made_at as madeAt', 'made_by as madeBy'])
    .where('host', '=', host)
    .orderBy('made_at', 'desc')
    .execute();
}

export async function insertDismissal(
  tx: Transaction,
  host: string,
  dismissal: Omit<Dismissal, 'madeAt'>,
): Promise<void> {
  const { criterion, keys, reason, madeBy } = dismissal;
  await tx
    .insertInto('scan_dismissal')
    .values({ host, criterion, keys: [...keys], reason, made_by: madeBy })
    .execute();
}
