/** Actions that occurrences led to, in the database: who answers for each, by when and how it goes. */
import { sql } from 'kysely';
import { type Action, actionKey } from '../domain/action.ts';
import type { Transaction } from './database.ts';
import type { OccurrenceKey } from './occurrence-result.ts';

export type OccurrenceAction = Action & {
  /** The account of the owner, where they have one. */
  readonly ownerAccount: string | null;
  readonly ownerName: string | null;
  readonly revision: number;
  readonly updatedBy: string | null;
};

/** The actions of an occurrence in the order that they came. */
export async function listOccurrenceActions(tx: Transaction, key: OccurrenceKey): Promise<OccurrenceAction[]> {
  const { rows } = await sql<OccurrenceAction>`
    select x.key, x.text, x.owner, x.due_on as "dueOn", x.status, x.closed_on as "closedOn", x.owner_account as "ownerAccount",
      a.name as "ownerName", x.revision, x.updated_by as "updatedBy"
    from uppsikt.occurrence_action x
    left join uppsikt.account a on a.tenant_id = x.tenant_id and a.id = x.owner_account
    where x.body = ${key.body} and x.year = ${key.year} and x.control = ${key.control} and x.occurrence = ${key.occurrence}
    order by length(x.key), x.key`.execute(tx);
  return rows;
}

type Content = Omit<Action, 'key'> & { readonly ownerAccount: string | null };

function columnsOf({ text, owner, ownerAccount, dueOn, status, closedOn }: Content, by: string | null) {
  return {
    text: JSON.stringify(text),
    owner,
    owner_account: ownerAccount,
    due_on: dueOn,
    status,
    closed_on: closedOn,
    updated_by: by,
  };
}

/** Adds an action after the others and returns its key. The occurrence must have a result, which is locked. */
export async function insertOccurrenceAction(
  tx: Transaction,
  key: OccurrenceKey,
  content: Content,
  by: string | null,
): Promise<string> {
  await sql`select from uppsikt.occurrence_result where body = ${key.body} and year = ${key.year}
    and control = ${key.control} and occurrence = ${key.occurrence} for no key update`.execute(tx);
  const added = actionKey((await listOccurrenceActions(tx, key)).length + 1);
  await tx
    .insertInto('occurrence_action')
    .values({ ...key, key: added, ...columnsOf(content, by) })
    .execute();
  return added;
}

/** Writes one action if it still has the revision; false where it has not. */
export async function updateOccurrenceAction(
  tx: Transaction,
  key: OccurrenceKey,
  action: Content & { readonly key: string },
  { revision, by }: { readonly revision: number; readonly by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('occurrence_action')
    .set({ ...columnsOf(action, by), revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` })
    .where('body', '=', key.body)
    .where('year', '=', key.year)
    .where('control', '=', key.control)
    .where('occurrence', '=', key.occurrence)
    .where('key', '=', action.key)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
