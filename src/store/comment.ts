/** Comments on entries in the database, in threads: added and resolved, never edited. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from './database.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type NewComment = {
  readonly node: string;
  readonly kind: 'comment' | 'return';
  readonly text: string;
  /** Null for the command line. */
  readonly author: string | null;
  readonly authorName: string;
  /** The thread that it answers in; null begins one. */
  readonly thread: string | null;
};

export type StoredComment = Omit<NewComment, 'thread'> & {
  readonly id: string;
  readonly thread: string;
  readonly at: Date;
  /** On the first comment of a thread that is resolved. */
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
};

/** Adds a comment and returns its id. */
export async function addComment(tx: Transaction, key: ReportKey, comment: NewComment): Promise<string> {
  const id = randomUUID();
  const { authorName, thread, ...rest } = comment;
  await tx
    .insertInto('comment')
    .values({ ...reportColumns(key), ...rest, id, thread: thread ?? id, author_name: authorName })
    .execute();
  return id;
}

function inReport(tx: Transaction, key: ReportKey) {
  const { body, year, period } = reportColumns(key);
  return tx.selectFrom('comment').where('body', '=', body).where('year', '=', year).where('period', '=', period);
}

/** An entry's comments, the oldest first. */
export function listComments(tx: Transaction, key: ReportKey, node: string): Promise<StoredComment[]> {
  return inReport(tx, key)
    .where('node', '=', node)
    .select(['id', 'thread', 'node', 'kind', 'text', 'author', 'author_name as authorName', 'at'])
    .select(['resolved_at as resolvedAt', 'resolved_by as resolvedBy'])
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** How many comments stand in threads that are not resolved, by node. */
export async function countOpenComments(tx: Transaction, key: ReportKey): Promise<Map<string, number>> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<{ node: string; count: number }>`
    select c.node, count(*)::int as count from uppsikt.comment c
    join uppsikt.comment f on f.tenant_id = c.tenant_id and f.id = c.thread
    where c.body = ${body} and c.year = ${year} and c.period = ${period} and f.resolved_at is null
    group by c.node`.execute(tx);
  return new Map(rows.map(({ node, count }) => [node, count]));
}

/** Resolves or opens a thread; false where it stands so already or is not there. */
export async function resolveThread(
  tx: Transaction,
  key: ReportKey,
  node: string,
  thread: string,
  by: string | null,
): Promise<boolean> {
  const { body, year, period } = reportColumns(key);
  const { numUpdatedRows } = await tx
    .updateTable('comment')
    .set({ resolved_at: by === null ? null : sql<Date>`clock_timestamp()`, resolved_by: by })
    .where(sql<string>`id::text`, '=', thread)
    .where(sql<boolean>`thread = id`)
    .where('node', '=', node)
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('resolved_at', by === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
