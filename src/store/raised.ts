/** What was raised from other input: links to risks of the register, and actions. Found from either side. */
import type { Action } from '../domain/action.ts';
import type { Transaction } from './database.ts';

export type RaisedRisk = {
  readonly source: string;
  readonly body: string;
  readonly year: number;
  readonly risk: string;
  readonly text: string;
};
export type RaisedAction = Omit<Action, 'key'> & { readonly id: string; readonly source: string };

export async function linkRisk(tx: Transaction, link: Omit<RaisedRisk, 'text'>, by: string | null): Promise<void> {
  await tx
    .insertInto('input_risk')
    .values({ ...link, raised_by: by })
    .execute();
}

const raisedRisks = (tx: Transaction) =>
  tx
    .selectFrom('input_risk as i')
    .innerJoin('risk as k', (join) =>
      join.onRef('k.body', '=', 'i.body').onRef('k.year', '=', 'i.year').onRef('k.key', '=', 'i.risk'),
    )
    .select(['i.source', 'i.body', 'i.year', 'i.risk', 'k.text']);

/** The risks that sources have raised. */
export async function listRaisedRisks(tx: Transaction, sources: readonly string[]): Promise<RaisedRisk[]> {
  if (sources.length === 0) return [];
  return raisedRisks(tx).where('i.source', 'in', sources).orderBy('i.year').orderBy('i.risk').execute();
}

/** What the risks of a body and year were raised from. */
export function listOrigins(
  tx: Transaction,
  { body, year }: { readonly body: string; readonly year: number },
): Promise<RaisedRisk[]> {
  return raisedRisks(tx)
    .where('i.body', '=', body)
    .where('i.year', '=', year)
    .orderBy('i.risk')
    .orderBy('i.source')
    .execute();
}

export async function insertRaisedAction(
  tx: Transaction,
  place: { readonly source: string; readonly body: string },
  { text, owner, dueOn, status, closedOn }: Omit<Action, 'key'>,
  by: string | null,
): Promise<string> {
  const row = {
    ...place,
    text: JSON.stringify(text),
    owner,
    status,
    due_on: dueOn,
    closed_on: closedOn,
    updated_by: by,
  };
  return (await tx.insertInto('input_action').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function setRaisedAction(
  tx: Transaction,
  id: string,
  { status, closedOn }: Pick<Action, 'status' | 'closedOn'>,
  by: string | null,
): Promise<boolean> {
  const done = await tx
    .updateTable('input_action')
    .set((set) => ({
      status,
      closed_on: closedOn,
      updated_by: by,
      revision: set('revision', '+', 1),
      updated_at: new Date(),
    }))
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function listRaisedActions(tx: Transaction, sources: readonly string[]): Promise<RaisedAction[]> {
  if (sources.length === 0) return [];
  return tx
    .selectFrom('input_action')
    .select(['id', 'source', 'text', 'owner', 'due_on as dueOn', 'status', 'closed_on as closedOn'])
    .where('source', 'in', sources)
    .orderBy('updated_at')
    .orderBy('id')
    .execute();
}
