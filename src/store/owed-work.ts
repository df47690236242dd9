/** What is owed in the database: each node that a body is asked to report on in a period, its state and its owner. */
import { sql } from 'kysely';
import type { Owed, Person } from '../domain/owed.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';

export type OwedRow = Owed & {
  readonly period: Period;
  /** The level's name. */
  readonly levelName: string;
  readonly dueOn: { readonly report: string | null; readonly review: string | null };
};

/** `owner`: an account; what it owns, and what nobody with an open account owns for `bodies` (null: for every body). */
export type OwedBy = { readonly account: string; readonly bodies: readonly string[] | null };

/** What is owed in one period, or in all that are open. Nodes above a body's own, and decided reports, are left out. */
export async function listOwed(
  tx: Transaction,
  of: { readonly period: Period } | { readonly open: true },
  by: OwedBy | null = null,
): Promise<OwedRow[]> {
  const inPeriod =
    'period' in of ? sql`p.year = ${of.period.year} and p.kind = ${of.period.kind}` : sql`p.state = 'open'`;
  const unowned = by?.bodies === null ? sql`true` : sql`b.body = any(${by?.bodies ?? []})`;
  const whose =
    by === null ? sql`true` : sql`(o.account = ${by.account} or ((o.account is null or a.disabled) and ${unowned}))`;
  const { rows } = await sql<OwedRow>`
    select b.body, json_build_object('year', p.year, 'kind', p.kind) as period, n.key as node, n.title, l.name as "levelName",
      case when e.node is null then 'missing'
        when e.state in ('decided', 'published') then 'reviewed'
        when e.state = 'draft' and num_nonnulls(e.assessment, e.trend, e.status, e.completion, e.description, e.narrative) = 0
          then 'missing'
        else e.state end as state,
      num_nonnulls(e.assessment, e.trend, e.status, e.completion, e.description, e.narrative) > 0 as written,
      case when a.id is not null then json_build_object('id', a.id, 'name', a.name, 'disabled', a.disabled) end as owner,
      json_build_object(
        'report', (select d.due_on from uppsikt.period_deadline d where d.tenant_id = p.tenant_id and d.year = p.year
          and d.period = p.kind and d.step = 'report'),
        'review', (select d.due_on from uppsikt.period_deadline d where d.tenant_id = p.tenant_id and d.year = p.year
          and d.period = p.kind and d.step = 'review')) as "dueOn"
    from uppsikt.period p
    join uppsikt.period_body b on b.tenant_id = p.tenant_id and b.year = p.year and b.period = p.kind
    join uppsikt.report r on r.tenant_id = p.tenant_id and r.year = p.year and r.period = p.kind and r.body = b.body
    join uppsikt.report_node h on h.tenant_id = p.tenant_id and h.year = p.year and h.period = p.kind and h.body = b.body
    join uppsikt.node n on n.tenant_id = h.tenant_id and n.year = h.year and n.key = h.node
    left join uppsikt.steering_level l on l.tenant_id = n.tenant_id and l.code = n.level
    left join uppsikt.entry e on e.tenant_id = h.tenant_id and e.body = h.body and e.year = h.year and e.period = h.period
      and e.node = h.node
    left join uppsikt.node_owner o on o.tenant_id = h.tenant_id and o.year = h.year and o.node = h.node and o.body = h.body
    left join uppsikt.account a on a.tenant_id = o.tenant_id and a.id = o.account
    where ${inPeriod} and ${whose} and not h.context and n.parent is not null and n.removal is null
      and r.state not in ('decided', 'published')
    order by p.year, array_position(array['interim1', 'interim2', 'year'], p.kind), b.body, h.ordinal`.execute(tx);
  return rows;
}

/** Everybody with an open account, once for each role. */
export function listPeople(tx: Transaction): Promise<Person[]> {
  return tx
    .selectFrom('account')
    .innerJoin('account_role', (join) =>
      join.onRef('account_role.tenant_id', '=', 'account.tenant_id').onRef('account_role.account', '=', 'account.id'),
    )
    .select(['account.id', 'account.name', 'account_role.role', 'account_role.body'])
    .where('account.disabled', '=', false)
    .orderBy('account.name')
    .execute();
}
