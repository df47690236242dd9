/** Occurrences in the database: each time that a control of a plan is to be done. Those of recurring controls are made from their months. */
import { sql } from 'kysely';
import type { Narrative } from '../domain/narrative.ts';
import { type Occurrence, recurringOccurrences } from '../domain/occurrence.ts';
import type { ControlPlanKey } from './control-plan.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';

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
 * Makes the occurrences of the plan's recurring controls as their months say; those that no month gives any more are taken
 * away, where nothing is reported on them, or, in a revision, dropped with its reason (`revision`, null where there is none). The others stay as they are. Once
 * more does nothing. Only for a plan that is not decided.
 */
export async function makeOccurrences(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  revision: string | null = null,
): Promise<void> {
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
  const gone = sql`o.body = ${body} and o.year = ${year} and o.origin = 'recurrence' and o.dropped_on is null
    and not exists (select from ${rows} where w.control = o.control and w.key = o.key and w.due_on = o.due_on)
    and not exists (select from uppsikt.occurrence_result r where r.tenant_id = o.tenant_id and r.body = o.body
      and r.year = o.year and r.control = o.control and r.occurrence = o.key)`;
  await (revision === null
    ? sql`delete from uppsikt.control_occurrence o where ${gone} and not exists (select from uppsikt.occurrence_result r
        where r.tenant_id = o.tenant_id and r.body = o.body and r.year = o.year and r.control = o.control and r.occurrence = o.key)`
    : sql`update uppsikt.control_occurrence o set dropped_reason = ${revision},
        dropped_on = (now() at time zone 'Europe/Stockholm')::date where ${gone}`
  ).execute(tx);
  await sql`insert into uppsikt.control_occurrence (body, year, control, key, due_on, month, origin)
    select ${body}, ${year}::integer, w.control, w.key, w.due_on, w.month, 'recurrence' from ${rows}
    where not exists (select from uppsikt.control_occurrence o
      where o.body = ${body} and o.year = ${year} and o.control = w.control and o.key = w.key)`.execute(tx);
}

/** Numbers up to here are months. */
const lastMonth = 12;

/** Adds an occurrence that a person has asked for, and returns its key. Throws `FrozenError` where the plan is decided and there is no reason. */
export function insertOccurrence(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  control: string,
  occurrence: Pick<Occurrence, 'dueOn' | 'label' | 'reason'>,
  by: string | null,
): Promise<string> {
  return refusingFrozen(async () => {
    const { last } = await tx
      .selectFrom('control_occurrence')
      .select(
        sql<number>`greatest(${lastMonth}, coalesce(max(substring(key from '^occurrence/([0-9]{1,6})$')::integer), 0))`.as(
          'last',
        ),
      )
      .where('body', '=', body)
      .where('year', '=', year)
      .where('control', '=', control)
      .executeTakeFirstOrThrow();
    const key = `occurrence/${last + 1}`;
    const { dueOn, label, reason } = occurrence;
    const month = Number(dueOn.slice(5, 7));
    await tx
      .insertInto('control_occurrence')
      .values({ body, year, control, key, due_on: dueOn, month, label, origin: 'manual', reason, created_by: by })
      .execute();
    return key;
  });
}

/** Says that an occurrence will not be done. */
export async function dropOccurrence(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  { control, key }: Pick<Occurrence, 'control' | 'key'>,
  { droppedOn, droppedReason }: { readonly droppedOn: string; readonly droppedReason: string },
): Promise<void> {
  await tx
    .updateTable('control_occurrence')
    .set({ dropped_on: droppedOn, dropped_reason: droppedReason })
    .where('body', '=', body)
    .where('year', '=', year)
    .where('control', '=', control)
    .where('key', '=', key)
    .execute();
}

export type FoundOccurrence = Occurrence & {
  readonly title: string;
  readonly frequency: string;
  readonly method: Narrative | null;
  readonly responsible: string | null;
  readonly fourEyes: boolean;
  readonly sampleSize: number | null;
  readonly risk: string;
};

/** One occurrence with its control and the wording of its risk; null where there is none. */
export async function findOccurrence(
  tx: Transaction,
  { body, year, control, occurrence }: ControlPlanKey & { readonly control: string; readonly occurrence: string },
): Promise<FoundOccurrence | null> {
  const { rows } = await sql<FoundOccurrence>`
    select o.control, o.key, o.due_on as "dueOn", o.month, o.label, o.origin, o.reason, o.dropped_on as "droppedOn",
      o.dropped_reason as "droppedReason", c.title, c.frequency, c.method, coalesce(a.name, c.responsible) as responsible,
      c.four_eyes as "fourEyes", c.sample_size as "sampleSize", k.text as risk
    from uppsikt.control_occurrence o
    join uppsikt.control c on c.tenant_id = o.tenant_id and c.body = o.body and c.year = o.year and c.key = o.control
    join uppsikt.risk k on k.tenant_id = c.tenant_id and k.body = c.body and k.year = c.year and k.key = c.risk
    left join uppsikt.account a on a.tenant_id = c.tenant_id and a.id = c.responsible_account
    where o.body = ${body} and o.year = ${year} and o.control = ${control} and o.key = ${occurrence}`.execute(tx);
  return rows[0] ?? null;
}
