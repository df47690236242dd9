/**
 * Who reports on what, in the database. A node is owed by the bodies that are responsible for it, groups taken apart, or,
 * where it names none, by the bodies whose reports hold it. Work is open until the year's report is decided.
 */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/** What somebody owes: one node of one year for one body. */
export type Duty = { readonly year: number; readonly node: string; readonly body: string };

/** `bodyName` and `title` as they stand in the plan. */
export type NamedDuty = Duty & { readonly bodyName: string; readonly title: string; readonly levelName: string };

/** A duty that nobody fulfils: without an owner, or owned by a closed account, named in `closedOwner`. */
export type UnownedDuty = NamedDuty & { readonly closedOwner: string | null };

/** True where the year of the row `d` is not decided for its body. */
const isOpen = sql<boolean>`not exists (select from uppsikt.period p
    where p.tenant_id = d.tenant_id and p.year = d.year and p.kind = 'year' and p.state = 'decided')
  and not exists (select from uppsikt.report r where r.tenant_id = d.tenant_id and r.body = d.body and r.year = d.year
    and r.period = 'year' and r.state in ('decided', 'published'))`;

const duties = sql`
  select n.tenant_id, n.year, n.key as node, coalesce(g.body, b.body) as body
  from uppsikt.node n
  join uppsikt.node_body b on b.tenant_id = n.tenant_id and b.year = n.year and b.node = n.key
  left join uppsikt.group_member g on g.tenant_id = b.tenant_id and g.group_body = b.body
  where n.parent is not null and n.removal is null
  union
  select n.tenant_id, n.year, n.key, h.body
  from uppsikt.node n
  join uppsikt.report_node h on h.tenant_id = n.tenant_id and h.year = n.year and h.node = n.key
  where n.parent is not null and n.removal is null and not h.context and not exists (select from uppsikt.node_body b
    where b.tenant_id = n.tenant_id and b.year = n.year and b.node = n.key)`;

const named = sql`join uppsikt.node n on n.tenant_id = d.tenant_id and n.year = d.year and n.key = d.node
  join uppsikt.body b on b.tenant_id = d.tenant_id and b.code = d.body
  join uppsikt.steering_level l on l.tenant_id = n.tenant_id and l.code = n.level`;

/** The open work of a person, the latest year first, then by body and in the plan's order. */
export async function listOpenWork(tx: Transaction, account: string): Promise<NamedDuty[]> {
  const { rows } = await sql<NamedDuty>`
    select d.year, d.node, d.body, b.name as "bodyName", n.title, l.name as "levelName"
    from uppsikt.node_owner d ${named}
    where d.account = ${account} and ${isOpen}
    order by d.year desc, d.body, l.position, n.position, n.key`.execute(tx);
  return rows;
}

/** How many nodes each person owns in years that are not decided; a person without any is left out. */
export async function countOpenWork(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ account: string; count: number }>`
    select d.account, count(*) as count from uppsikt.node_owner d where ${isOpen} group by d.account`.execute(tx);
  return new Map(rows.map(({ account, count }) => [account, count]));
}

/** What nobody who can sign in owns, in years that are not decided; the latest year first. */
export async function listUnowned(tx: Transaction): Promise<UnownedDuty[]> {
  const { rows } = await sql<UnownedDuty>`
    select d.year, d.node, d.body, b.name as "bodyName", n.title, l.name as "levelName", a.name as "closedOwner"
    from (${duties}) d ${named}
    left join uppsikt.node_owner o
      on o.tenant_id = d.tenant_id and o.year = d.year and o.node = d.node and o.body = d.body
    left join uppsikt.account a on a.tenant_id = o.tenant_id and a.id = o.account
    where (o.account is null or a.disabled) and ${isOpen}
    order by d.year desc, d.body, l.position, n.position, n.key`.execute(tx);
  return rows;
}

/** Gives a duty to a person, whoever had it before. */
export async function setOwner(tx: Transaction, duty: Duty, account: string): Promise<void> {
  const { year, node, body } = duty;
  await tx
    .insertInto('node_owner')
    .values({ year, node, body, account })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'year', 'node', 'body']).doUpdateSet({ account }))
    .execute();
}
