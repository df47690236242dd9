/** Actions in the database: what is done about what a control showed in a period, with a revision against lost updates. */
import { sql } from 'kysely';
import { type Action, actionKey } from '../domain/action.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns } from './rows.ts';

/** Names what a report says of a control. */
export type ResultKey = ReportKey & { readonly control: string };

export type StoredAction = Action & { readonly revision: number; readonly updatedBy: string | null };

function inResult(tx: Transaction, key: ResultKey) {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('control_action')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('control', '=', key.control);
}

/** One action as it stands; null where there is none by that key. */
export async function findAction(tx: Transaction, key: ResultKey, action: string): Promise<StoredAction | null> {
  const found = await inResult(tx, key)
    .select(['key', 'text', 'owner', 'due_on as dueOn', 'status', 'closed_on as closedOn', 'revision'])
    .select('updated_by as updatedBy')
    .where('key', '=', action)
    .executeTakeFirst();
  return found ?? null;
}

function columnsOf({ text, owner, dueOn, status, closedOn }: Omit<Action, 'key'>, by: string | null) {
  return { text: JSON.stringify(text), owner, due_on: dueOn, status, closed_on: closedOn, updated_by: by };
}

/** Adds an action after the control's others and returns its key. Throws `FrozenError` where the report is decided. */
export function insertAction(
  tx: Transaction,
  key: ResultKey,
  action: Omit<Action, 'key'>,
  by: string | null,
): Promise<string> {
  const { body, year, period } = reportColumns(key);
  return refusingFrozen(async () => {
    // Two added at once get a number each.
    await tx
      .selectFrom('control_result')
      .select('control')
      .where('body', '=', body)
      .where('year', '=', year)
      .where('period', '=', period)
      .where('control', '=', key.control)
      .forUpdate()
      .execute();
    const last = await inResult(tx, key)
      .select(sql<number>`coalesce(max(substring(key from '^action/([0-9]{1,6})$')::integer), 0)`.as('number'))
      .select(sql<number>`coalesce(max(ordinal) + 1, 0)`.as('ordinal'))
      .executeTakeFirstOrThrow();
    const added = actionKey(last.number + 1);
    await tx
      .insertInto('control_action')
      .values({ body, year, period, control: key.control, key: added, ordinal: last.ordinal, ...columnsOf(action, by) })
      .execute();
    return added;
  });
}

/** Writes one action if it still has the revision that the writer read; false where it has not. Throws `FrozenError` where the report is decided. */
export function updateAction(
  tx: Transaction,
  key: ResultKey,
  action: Action,
  change: { readonly revision: number; readonly by: string | null },
): Promise<boolean> {
  const { body, year, period } = reportColumns(key);
  return refusingFrozen(async () => {
    const { numUpdatedRows } = await tx
      .updateTable('control_action')
      .set({ ...columnsOf(action, change.by), revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` })
      .where('body', '=', body)
      .where('year', '=', year)
      .where('period', '=', period)
      .where('control', '=', key.control)
      .where('key', '=', action.key)
      .where('revision', '=', change.revision)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });
}
