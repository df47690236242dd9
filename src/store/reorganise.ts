/** What hangs on bodies in the database, and moving it when they are merged or split: responsibility, owners, roles, groups. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { HeldRole } from './account.ts';
import type { Transaction } from './database.ts';
import type { PlanState } from './plan.ts';

/** A node that a body is responsible for or owns, in the plan of a year. */
export type BodyWork = {
  readonly year: number;
  readonly plan: PlanState;
  readonly node: string;
  readonly body: string;
  readonly title: string;
  readonly levelName: string;
};

/** What the bodies have in the plans from a year on, in the plans' order. */
export async function listBodyWork(tx: Transaction, bodies: readonly string[], firstYear: number): Promise<BodyWork[]> {
  const { rows } = await sql<BodyWork>`
    select n.year, p.state as plan, n.key as node, w.body, n.title, l.name as "levelName"
    from (select tenant_id, year, node, body from uppsikt.node_body union
      select tenant_id, year, node, body from uppsikt.node_owner) w
    join uppsikt.node n on n.tenant_id = w.tenant_id and n.year = w.year and n.key = w.node
    join uppsikt.plan p on p.tenant_id = n.tenant_id and p.year = n.year
    join uppsikt.steering_level l on l.tenant_id = n.tenant_id and l.code = n.level
    where w.body = any(${bodies}) and n.year >= ${firstYear}
    order by n.year, w.body, l.position, n.position, n.key`.execute(tx);
  return rows;
}

/** Gives a node of a plan to another body, with its owner there; where that body has it already, the first one's goes. */
export async function moveWork(
  tx: Transaction,
  { year, node }: Pick<BodyWork, 'year' | 'node'>,
  from: string,
  to: string,
): Promise<void> {
  const own = (table: string, body: string) =>
    sql`select from ${sql.table(`uppsikt.${table}`)} w where w.year = ${year} and w.node = ${node} and w.body = ${body}`;
  for (const table of ['node_body', 'node_owner']) {
    const rows = sql`${sql.table(`uppsikt.${table}`)}`;
    await sql`update ${rows} set body = ${to} where year = ${year} and node = ${node} and body = ${from}
      and not exists (${own(table, to)})`.execute(tx);
    await sql`delete from ${rows} where year = ${year} and node = ${node} and body = ${from}`.execute(tx);
  }
}

export type BodyRole = HeldRole & { readonly account: string; readonly name: string };

/** The roles that people with an open account hold for the bodies, by name. */
export async function listBodyRoles(tx: Transaction, bodies: readonly string[]): Promise<BodyRole[]> {
  const { rows } = await sql<BodyRole>`
    select r.account, a.name, r.role, r.body from uppsikt.account_role r
    join uppsikt.account a on a.tenant_id = r.tenant_id and a.id = r.account
    where r.body = any(${bodies}) and not a.disabled order by a.name, r.role, r.body`.execute(tx);
  return rows;
}

/** The new bodies take the places of the old ones in every group. Returns the groups that were changed, by code. */
export async function replaceInGroups(
  tx: Transaction,
  leaving: readonly string[],
  coming: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ group: string }>`
    delete from uppsikt.group_member where body = any(${leaving}) returning group_body as "group"`.execute(tx);
  const groups = [...new Set(rows.map(({ group }) => group))];
  for (const group of groups)
    await sql`insert into uppsikt.group_member (group_body, body)
      select ${group}, b.code from uppsikt.body b where b.code = any(${coming}) and b.code <> ${group}
      on conflict do nothing`.execute(tx);
  return groups.toSorted();
}

/** Groups that any of the bodies belongs to, by code. */
export async function groupsWith(tx: Transaction, bodies: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ group: string }>`
    select distinct group_body as "group" from uppsikt.group_member where body = any(${bodies}) order by 1`.execute(tx);
  return rows.map(({ group }) => group);
}

type BodyPeriod = { readonly body: string; readonly period: Period };

/** Reports of the bodies that are not decided: they stay where they are. */
export async function listOpenReports(tx: Transaction, bodies: readonly string[]): Promise<BodyPeriod[]> {
  const { rows } = await sql<BodyPeriod>`
    select r.body, json_build_object('year', r.year, 'kind', r.period) as period from uppsikt.report r
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    where r.body = any(${bodies}) and r.state not in ('decided', 'published') and p.state <> 'decided'
    order by r.year, r.period, r.body`.execute(tx);
  return rows;
}

/** Periods from a year on that are planned, not opened, and ask any of the bodies to report. */
export async function listPlannedPeriods(
  tx: Transaction,
  bodies: readonly string[],
  firstYear: number,
): Promise<Period[]> {
  const { rows } = await sql<Period>`
    select distinct p.year, p.kind from uppsikt.period p
    join uppsikt.period_body b on b.tenant_id = p.tenant_id and b.year = p.year and b.period = p.kind
    where b.body = any(${bodies}) and p.year >= ${firstYear} and p.state = 'planned' order by p.year, p.kind`.execute(
    tx,
  );
  return rows;
}

/** The new bodies are asked to report for a period in place of the old ones; the first coordinates where an old one did. */
export async function replaceAsked(
  tx: Transaction,
  { year, kind }: Period,
  leaving: readonly string[],
  coming: readonly string[],
): Promise<void> {
  const gone = await tx
    .deleteFrom('period_body')
    .where('year', '=', year)
    .where('period', '=', kind)
    .where('body', 'in', [...leaving])
    .returning('coordinates')
    .execute();
  const coordinates = gone.some((row) => row.coordinates);
  for (const [index, body] of coming.entries())
    await tx
      .insertInto('period_body')
      .values({ year, period: kind, body, coordinates: coordinates && index === 0 })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'year', 'period', 'body']).doNothing())
      .execute();
}
