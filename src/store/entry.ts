/** Entries in the database: what a body reports on each node for a period, with a revision against lost updates. */
import { sql } from 'kysely';
import type { Entry } from '../domain/entry.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { deleteRows, type Placed, type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';
import type { WorkState } from './tables.ts';

const fields = ['node', 'assessment', 'trend', 'status', 'completion', 'description', 'narrative'] as const;

function inReport(tx: Transaction, key: ReportKey) {
  return tx
    .selectFrom('entry')
    .where('body', '=', key.body)
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind);
}

/** A report's entries, in its order. */
export function loadEntries(tx: Transaction, key: ReportKey): Promise<Entry[]> {
  return inReport(tx, key).select(fields).orderBy('ordinal').execute();
}

/** The state of each entry of a report, by node. */
export async function loadEntryStates(tx: Transaction, key: ReportKey): Promise<Map<string, WorkState>> {
  const rows = await inReport(tx, key).select(['node', 'state']).execute();
  return new Map(rows.map(({ node, state }) => [node, state]));
}

/** An entry as it stands, with what editing needs: `revision` goes back with the change. */
export type StoredEntry = {
  readonly entry: Entry;
  readonly state: WorkState;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
};

/** What is reported on one node; null where nothing has been written. */
export async function findEntry(tx: Transaction, key: ReportKey, node: string): Promise<StoredEntry | null> {
  const row = await inReport(tx, key)
    .select([...fields, 'state', 'revision', 'updated_at', 'updated_by'])
    .where('node', '=', node)
    .executeTakeFirst();
  if (!row) return null;
  const { state, revision, updated_at: updatedAt, updated_by: updatedBy, ...entry } = row;
  return { entry, state, revision, updatedAt, updatedBy };
}

const shape = {
  table: 'entry',
  key: { ...reportKeyColumns, node: 'text' },
  columns: {
    ordinal: 'integer',
    assessment: 'text',
    trend: 'text',
    status: 'text',
    completion: 'text',
    description: 'jsonb',
    narrative: 'jsonb',
    updated_by: 'text',
  },
} as const;

/** Inserts or updates entries; an updated one gets its next revision and is a draft again. */
export function saveEntries(
  tx: Transaction,
  key: ReportKey,
  entries: readonly Placed<Entry>[],
  by: string | null,
): Promise<void> {
  const rows = entries.map(({ item, ordinal }) => ({ ...reportColumns(key), ...item, ordinal, updated_by: by }));
  return upsertRows(tx, shape, rows, ", revision = held.revision + 1, updated_at = now(), state = 'draft'");
}

/** Gives entries their place in the report and changes nothing else. */
export async function orderEntries(tx: Transaction, key: ReportKey, entries: readonly Placed<Entry>[]): Promise<void> {
  if (entries.length === 0) return;
  const places = entries.map(({ item, ordinal }) => ({ node: item.node, ordinal }));
  await sql`update uppsikt.entry e set ordinal = p.ordinal
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(node text, ordinal integer)
    where e.body = ${key.body} and e.year = ${key.period.year} and e.period = ${key.period.kind} and e.node = p.node`.execute(
    tx,
  );
}

export function deleteEntries(tx: Transaction, key: ReportKey, nodes: readonly string[]): Promise<void> {
  return deleteRows(tx, 'entry', key, 'node', nodes);
}

/** `revision` as the writer read it; 0 says that there was no entry. A change makes a draft unless `state` says otherwise. */
export type EntryChange = { readonly revision: number; readonly by: string | null; readonly state?: WorkState };

/** What writing an entry answers: its new revision, or that somebody else has written it since it was read. */
export type EntryUpdate =
  | { readonly status: 'saved'; readonly revision: number; readonly updatedAt: Date }
  | { readonly status: 'conflict' };

/** Writes one entry if it still has the revision that the writer read. Throws `FrozenError` where the report is decided. */
export function updateEntry(tx: Transaction, key: ReportKey, entry: Entry, change: EntryChange): Promise<EntryUpdate> {
  return refusingFrozen(async () => {
    const write = change.revision === 0 ? insertOne : updateOne;
    const saved = await write(tx, key, entry, change);
    return saved ? { status: 'saved', revision: saved.revision, updatedAt: saved.updated_at } : { status: 'conflict' };
  });
}

function entryColumns(entry: Entry, { by, state }: EntryChange) {
  return {
    assessment: entry.assessment,
    trend: entry.trend,
    status: entry.status,
    completion: entry.completion,
    description: entry.description && JSON.stringify(entry.description),
    narrative: entry.narrative && JSON.stringify(entry.narrative),
    state: state ?? 'draft',
    updated_by: by,
  };
}

/** Sets an entry's state if it still has the revision; null where it has not. The entry gets its next revision. */
export async function setEntryState(
  tx: Transaction,
  key: ReportKey,
  node: string,
  { revision, by, state }: Required<EntryChange>,
): Promise<{ readonly revision: number; readonly updatedAt: Date } | null> {
  return refusingFrozen(async () => {
    const row = await tx
      .updateTable('entry')
      .set({ state, updated_by: by, revision: sql<number>`revision + 1`, updated_at: sql<Date>`clock_timestamp()` })
      .where('body', '=', key.body)
      .where('year', '=', key.period.year)
      .where('period', '=', key.period.kind)
      .where('node', '=', node)
      .where('revision', '=', revision)
      .returning(['revision', 'updated_at'])
      .executeTakeFirst();
    return row ? { revision: row.revision, updatedAt: row.updated_at } : null;
  });
}

function insertOne(tx: Transaction, key: ReportKey, entry: Entry, change: EntryChange) {
  const { body, year, period } = reportColumns(key);
  const last = sql<number>`(select coalesce(max(e.ordinal) + 1, 0) from uppsikt.entry e
    where e.body = ${body} and e.year = ${year} and e.period = ${period})`;
  return tx
    .insertInto('entry')
    .values({ body, year, period, node: entry.node, ordinal: last, ...entryColumns(entry, change) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'body', 'year', 'period', 'node']).doNothing())
    .returning(['revision', 'updated_at'])
    .executeTakeFirst();
}

function updateOne(tx: Transaction, key: ReportKey, entry: Entry, change: EntryChange) {
  return tx
    .updateTable('entry')
    .set({ ...entryColumns(entry, change), revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` })
    .where('body', '=', key.body)
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind)
    .where('node', '=', entry.node)
    .where('revision', '=', change.revision)
    .returning(['revision', 'updated_at'])
    .executeTakeFirst();
}

/** Order in time of a period kind, as SQL. */
const periodOrder = sql<number>`array_position(array['interim1','interim2','year'], period)`;

/** The body's latest entry on the node in a period before the given one; null where it has never reported on it. */
export async function loadPreviousEntry(
  tx: Transaction,
  nodeKey: string,
  body: string,
  period: Period,
): Promise<{ readonly period: Period; readonly entry: Entry } | null> {
  const row = await tx
    .selectFrom('entry')
    .select([...fields, 'year', 'period'])
    .where('node', '=', nodeKey)
    .where('body', '=', body)
    .where(
      sql<boolean>`(year, ${periodOrder}) < (${period.year}::integer, array_position(array['interim1','interim2','year'], ${period.kind}))`,
    )
    .orderBy('year', 'desc')
    .orderBy(periodOrder, 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { year, period: kind, ...entry } = row;
  return { period: { year, kind }, entry };
}
