/** Occurrences in the database: each time that a control of a plan is to be done. Those of recurring controls are made from their months. */
import { sql } from 'kysely';
import { type Occurrence, recurringOccurrences } from '../domain/occurrence.ts';
import type { ControlPlanKey } from './control-plan.ts';
import type { Transaction } from './database.ts';

/** The occurrences of a plan, by day. */
export function listOccurrences(tx: Transaction, { body, year }: ControlPlanKey): Promise<Occurrence[]> {
  return tx
    .selectFrom('control_occurrence')
    .select(['control', 'key', 'due_on as dueOn', 'month', 'label', 'origin', 'reason'])
    .select(['dropped_on as droppedOn', 'dropped_reason as droppedReason'])
    .where('body', '=', body)
    .where('year', '=', year)
    .orderBy('due_on')
    .orderBy('control')
    .orderBy('key')
    .execute();
}

/**
 * Makes the occurrences of the plan's recurring controls as their months say, and takes away those that no month gives any
 * more; the others stay as they are. Once more does nothing. Only for a plan that is not decided.
 */
export async function makeOccurrences(tx: Transaction, { body, year }: ControlPlanKey): Promise<void> {
  const controls = await tx
    .selectFrom('control')
    .select(['key', 'recurrence', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('body', '=', body)
    .where('year', '=', year)
    .execute();
  const wanted = controls.flatMap(({ key: control, ...terms }) =>
    recurringOccurrences(terms, year).map(({ dueOn, ...occurrence }) => ({ control, ...occurrence, due_on: dueOn })),
  );
  const rows = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(control text, key text, due_on date, month integer)`;
  await sql`delete from uppsikt.control_occurrence o
    where o.body = ${body} and o.year = ${year} and o.origin = 'recurrence'
      and not exists (select from ${rows} where w.control = o.control and w.key = o.key and w.due_on = o.due_on)`.execute(
    tx,
  );
  await sql`insert into uppsikt.control_occurrence (body, year, control, key, due_on, month, origin)
    select ${body}, ${year}::integer, w.control, w.key, w.due_on, w.month, 'recurrence' from ${rows}
    where not exists (select from uppsikt.control_occurrence o
      where o.body = ${body} and o.year = ${year} and o.control = w.control and o.key = w.key)`.execute(tx);
}
