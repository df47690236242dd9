/** Versions of entries in the database, written by the database itself whenever an entry changes. */
import type { Entry } from '../domain/entry.ts';
import type { Transaction } from './database.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type EntryVersion = {
  /** From 1, in the order written. */
  readonly number: number;
  readonly revision: number;
  readonly entry: Entry;
  readonly state: string;
  /** True where the entry was taken away, for example by a later import. */
  readonly removed: boolean;
  readonly at: Date;
  readonly by: string | null;
};

function versions(tx: Transaction, key: ReportKey, node: string) {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('entry_version')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('node', '=', node);
}

/** Every version of an entry, the latest first. */
export async function listEntryVersions(tx: Transaction, key: ReportKey, node: string): Promise<EntryVersion[]> {
  const rows = await versions(tx, key, node).selectAll().orderBy('number', 'desc').execute();
  return rows.map(({ number, revision, state, removed, at, by, ...row }) => ({
    number,
    revision,
    entry: {
      node: row.node,
      assessment: row.assessment,
      trend: row.trend,
      status: row.status,
      completion: row.completion,
      description: row.description,
      narrative: row.narrative,
    },
    state,
    removed,
    at,
    by,
  }));
}

/** What stood in the entry when it had the revision; null where that is not known. A removed entry begins anew. */
export async function findEntryAt(
  tx: Transaction,
  key: ReportKey,
  node: string,
  revision: number,
): Promise<Entry | null> {
  const all = await listEntryVersions(tx, key, node);
  const removed = all.findIndex((version) => version.removed);
  const own = removed === -1 ? all : all.slice(0, removed);
  return own.find((version) => version.revision <= revision)?.entry ?? null;
}
