/** What the year's reports say of controls and their actions beside the occurrences, over all bodies: an imported final report has only that. */
import { sql } from 'kysely';
import type { Action } from '../domain/action.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';

type Reported = {
  readonly body: string;
  readonly bodyName: string;
  readonly year: number;
  readonly period: Period['kind'];
  readonly control: string;
  readonly title: string;
};

/** The latest report of the year that says something of the control. */
const latest = (year: number) => sql`latest as (
  select distinct on (r.body, r.control) r.tenant_id, r.body, r.year, r.period, r.control, r.assessment
  from uppsikt.control_result r where r.year = ${year}
  order by r.body, r.control, array_position(array['year', 'interim2', 'interim1'], r.period))`;

const named = sql`join uppsikt.control c on c.tenant_id = l.tenant_id and c.body = l.body and c.year = l.year and c.key = l.control
  join uppsikt.body b on b.tenant_id = l.tenant_id and b.code = l.body`;

/** Controls that the latest report does not give the best assessment, where no occurrence says so. `best`: its code. */
export async function listReportedDeviations(
  tx: Transaction,
  year: number,
  best: string,
): Promise<(Reported & { readonly assessment: string })[]> {
  const { rows } = await sql<Reported & { readonly assessment: string }>`
    with ${latest(year)}
    select l.body, b.name as "bodyName", l.year, l.period, l.control, c.title, l.assessment from latest l ${named}
    where l.assessment <> ${best} and not exists (select from uppsikt.occurrence_result o where o.tenant_id = l.tenant_id
      and o.body = l.body and o.year = l.year and o.control = l.control and o.assessment <> ${best})
    order by b.name, c.position`.execute(tx);
  return rows;
}

/** Actions of the latest report, those that were not copied from an occurrence. */
export async function listReportedActions(tx: Transaction, year: number): Promise<(Reported & Action)[]> {
  const { rows } = await sql<Reported & Action>`
    with ${latest(year)}
    select l.body, b.name as "bodyName", l.year, l.period, l.control, c.title, x.key, x.text, x.owner, x.due_on as "dueOn",
      x.status, x.closed_on as "closedOn"
    from latest l ${named}
    join uppsikt.control_action x on x.tenant_id = l.tenant_id and x.body = l.body and x.year = l.year
      and x.period = l.period and x.control = l.control
    where not exists (select from uppsikt.occurrence_action o where o.tenant_id = x.tenant_id and o.body = x.body
      and o.year = x.year and o.control = x.control and o.text = x.text)
    order by x.due_on nulls last, b.name, x.ordinal`.execute(tx);
  return rows;
}
