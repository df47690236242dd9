/** Kept versions of a report in the database: the document tree as it stood, with its hash. */
import type { ReportTree } from '../domain/report.ts';
import type { Transaction } from './database.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type Snapshot = {
  readonly number: number;
  readonly reason: 'kept' | 'dispatched';
  readonly label: string;
  readonly sha256: string;
  readonly at: Date;
  readonly by: string | null;
};

function snapshots(tx: Transaction, key: ReportKey) {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('report_snapshot')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period);
}

/** A report's kept versions, the latest first, without their trees. */
export function listSnapshots(tx: Transaction, key: ReportKey): Promise<Snapshot[]> {
  return snapshots(tx, key)
    .select(['number', 'reason', 'label', 'sha256', 'at', 'by'])
    .orderBy('number', 'desc')
    .execute();
}

/** The tree of one version; null where there is none of that number. */
export async function findSnapshotTree(tx: Transaction, key: ReportKey, number: number): Promise<ReportTree | null> {
  const row = await snapshots(tx, key).select('tree').where('number', '=', number).executeTakeFirst();
  return row?.tree ?? null;
}

/** Keeps a version and returns its number. Two at once: the second fails on the number and can be tried again. */
export async function addSnapshot(
  tx: Transaction,
  key: ReportKey,
  snapshot: {
    readonly reason: Snapshot['reason'];
    readonly label: string;
    readonly tree: ReportTree;
    readonly sha256: string;
    readonly by: string | null;
  },
): Promise<number> {
  const [latest] = await listSnapshots(tx, key);
  const number = (latest?.number ?? 0) + 1;
  await tx
    .insertInto('report_snapshot')
    .values({ ...reportColumns(key), ...snapshot, number, tree: JSON.stringify(snapshot.tree) })
    .execute();
  return number;
}
