/** Definitions of controls in the database: every version stays, the highest is in use. What they hold is read by the app. */
import type { Transaction } from './database.ts';

export type StoredDefinition = { readonly id: string; readonly version: number; readonly definition: unknown };

/** The version in use of every control, by id. */
export function listDefinitions(tx: Transaction): Promise<StoredDefinition[]> {
  return tx
    .selectFrom('control_definition')
    .distinctOn('id')
    .select(['id', 'version', 'definition'])
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
}

/** The version that is asked for, or the one in use. */
export async function findDefinition(tx: Transaction, id: string, version?: number): Promise<StoredDefinition | null> {
  const all = tx.selectFrom('control_definition').select(['id', 'version', 'definition']).where('id', '=', id);
  const asked = version === undefined ? all : all.where('version', '=', version);
  return (await asked.orderBy('version', 'desc').executeTakeFirst()) ?? null;
}

export async function insertDefinition(
  tx: Transaction,
  row: StoredDefinition & { readonly by: string },
): Promise<void> {
  const { id, version, definition, by } = row;
  await tx
    .insertInto('control_definition')
    .values({ id, version, definition: JSON.stringify(definition), added_by: by })
    .execute();
}

/** Notes that a control was due on a day; false where that is noted already. */
export async function noteDue(
  tx: Transaction,
  due: { readonly definition: string; readonly dueOn: string; readonly done: 'started' | 'reminded' },
): Promise<boolean> {
  const row = await tx
    .insertInto('control_due')
    .values({ definition: due.definition, due_on: due.dueOn, done: due.done })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'definition', 'due_on']).doNothing())
    .returning('done')
    .executeTakeFirst();
  return row !== undefined;
}
