/** What is to be done of internal control in the database: occurrences, actions and what came out badly, over all bodies. */
import { sql } from 'kysely';
import type { Action } from '../domain/action.ts';
import type { ResultState } from '../domain/occurrence-result.ts';
import type { Transaction } from './database.ts';
import type { OccurrenceKey } from './occurrence-result.ts';

export type OpenOccurrence = OccurrenceKey & {
  readonly bodyName: string;
  readonly title: string;
  readonly dueOn: string;
  readonly label: string | null;
  readonly fourEyes: boolean;
  readonly state: ResultState;
  readonly responsibleAccount: string | null;
  readonly doneAccount: string | null;
  readonly editedAccount: string | null;
  readonly remindedOn: string | null;
};

/** Occurrences between two days that need something more: to be done, or to be signed. */
export async function listOpenOccurrences(
  tx: Transaction,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<OpenOccurrence[]> {
  const { rows } = await sql<OpenOccurrence>`
    select o.body, o.year, o.control, o.key as occurrence, b.name as "bodyName", c.title, o.due_on as "dueOn", o.label,
      c.four_eyes as "fourEyes", coalesce(r.state, 'draft') as state, c.responsible_account as "responsibleAccount",
      r.done_account as "doneAccount", r.edited_account as "editedAccount", o.reminded_on as "remindedOn"
    from uppsikt.control_occurrence o
    join uppsikt.control c on c.tenant_id = o.tenant_id and c.body = o.body and c.year = o.year and c.key = o.control
    join uppsikt.body b on b.tenant_id = o.tenant_id and b.code = o.body
    left join uppsikt.occurrence_result r on r.tenant_id = o.tenant_id and r.body = o.body and r.year = o.year
      and r.control = o.control and r.occurrence = o.key
    where o.due_on between ${from}::date and ${until}::date and o.dropped_on is null
      and r.state is distinct from 'signed' and (r.state is distinct from 'done' or c.four_eyes)
    order by o.due_on, o.body, c.position`.execute(tx);
  return rows;
}

export type OpenAction = OccurrenceKey &
  Pick<Action, 'key' | 'text' | 'owner' | 'dueOn' | 'status' | 'closedOn'> & {
    readonly bodyName: string;
    readonly title: string;
    readonly ownerAccount: string | null;
    readonly ownerName: string | null;
    readonly remindedOn: string | null;
  };

/** Actions of occurrences: a year's, or those that are not closed; of one owner or of all. */
export async function listActionsOf(
  tx: Transaction,
  of: { readonly year: number; readonly body?: string } | { readonly owner: string | null },
): Promise<OpenAction[]> {
  const open = sql`x.status is distinct from 'completed' and x.status is distinct from 'deviated'`;
  const which =
    'year' in of
      ? sql`x.year = ${of.year} and (${of.body ?? null}::text is null or x.body = ${of.body ?? null})`
      : of.owner === null
        ? sql`${open} and x.owner_account is not null`
        : sql`${open} and x.owner_account = ${of.owner}`;
  const { rows } = await sql<OpenAction>`
    select x.body, x.year, x.control, x.occurrence, x.key, x.text, x.owner, x.due_on as "dueOn", x.status,
      x.closed_on as "closedOn", b.name as "bodyName", c.title, x.owner_account as "ownerAccount", a.name as "ownerName",
      x.reminded_on as "remindedOn"
    from uppsikt.occurrence_action x
    join uppsikt.control c on c.tenant_id = x.tenant_id and c.body = x.body and c.year = x.year and c.key = x.control
    join uppsikt.body b on b.tenant_id = x.tenant_id and b.code = x.body
    left join uppsikt.account a on a.tenant_id = x.tenant_id and a.id = x.owner_account
    where ${which} order by x.due_on nulls last, x.body, x.key`.execute(tx);
  return rows;
}

export type Deviation = OccurrenceKey & {
  readonly bodyName: string;
  readonly title: string;
  readonly dueOn: string;
  readonly label: string | null;
  readonly state: ResultState;
  readonly assessment: string | null;
  /** Of the last sample; null where none is drawn. */
  readonly sampleSize: number | null;
  readonly sampleDeviations: number | null;
};

/** The year's occurrences that are not of the best assessment, or whose sample showed a deviation. `best`: its code. */
export async function listDeviations(tx: Transaction, year: number, best: string): Promise<Deviation[]> {
  const { rows } = await sql<Deviation>`
    with last as (
      select distinct on (s.body, s.control, s.occurrence) s.tenant_id, s.body, s.year, s.control, s.occurrence, s.size,
        (select count(*)::int from uppsikt.occurrence_sample_row w where w.tenant_id = s.tenant_id and w.body = s.body
          and w.year = s.year and w.control = s.control and w.occurrence = s.occurrence and w.number = s.number
          and w.outcome = 'deviation') as deviations
      from uppsikt.occurrence_sample s where s.year = ${year}
      order by s.body, s.control, s.occurrence, s.number desc
    )
    select r.body, r.year, r.control, r.occurrence, b.name as "bodyName", c.title, o.due_on as "dueOn", o.label, r.state,
      r.assessment, l.size as "sampleSize", l.deviations as "sampleDeviations"
    from uppsikt.occurrence_result r
    join uppsikt.control_occurrence o on o.tenant_id = r.tenant_id and o.body = r.body and o.year = r.year
      and o.control = r.control and o.key = r.occurrence
    join uppsikt.control c on c.tenant_id = r.tenant_id and c.body = r.body and c.year = r.year and c.key = r.control
    join uppsikt.body b on b.tenant_id = r.tenant_id and b.code = r.body
    left join last l on l.tenant_id = r.tenant_id and l.body = r.body and l.year = r.year and l.control = r.control
      and l.occurrence = r.occurrence
    where r.year = ${year} and (coalesce(r.assessment, ${best}) <> ${best} or l.deviations > 0)
    order by b.name, o.due_on, c.position`.execute(tx);
  return rows;
}

/** Notes the day that somebody was reminded, so that nobody is twice in the same slot. */
export async function noteOccurrenceReminded(tx: Transaction, key: OccurrenceKey, day: string): Promise<void> {
  await tx
    .updateTable('control_occurrence')
    .set({ reminded_on: day })
    .where('body', '=', key.body)
    .where('year', '=', key.year)
    .where('control', '=', key.control)
    .where('key', '=', key.occurrence)
    .execute();
}

export async function noteActionReminded(
  tx: Transaction,
  { key, ...of }: OccurrenceKey & { readonly key: string },
  day: string,
): Promise<void> {
  await tx
    .updateTable('occurrence_action')
    .set({ reminded_on: day })
    .where('body', '=', of.body)
    .where('year', '=', of.year)
    .where('control', '=', of.control)
    .where('occurrence', '=', of.occurrence)
    .where('key', '=', key)
    .execute();
}
