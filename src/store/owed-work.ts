/** What is owed in the database: each node that a body is asked to report on in a period, its state and its owner. */
import { type RawBuilder, sql } from 'kysely';
import type { Owed, Person } from '../domain/owed.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';

export type OwedRow = Owed & {
  readonly period: Period;
  /** The level's name. */
  readonly levelName: string;
  readonly dueOn: { readonly report: string | null; readonly review: string | null };
};

type Condition = RawBuilder<unknown>;

/** The tables are joined as they are written, from the period on: to weigh every other order takes longer than the query. */
async function joinedAsWritten<T>(tx: Transaction, query: RawBuilder<T>): Promise<T[]> {
  await sql`set local join_collapse_limit to 1`.execute(tx);
  const { rows } = await query.execute(tx);
  await sql`set local join_collapse_limit to default`.execute(tx);
  return rows;
}

const ofBodies = (bodies: readonly string[] | null): Condition =>
  bodies === null ? sql`true` : sql`b.body = any(${bodies})`;
const isOpen = sql`p.state = 'open'`;
const isUnowned = sql`(o.account is null or a.disabled)`;

/** Nodes above a body's own, and decided reports, are left out. */
const owedWhere = (condition: Condition) => sql`
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
    where ${condition} and not h.context and n.parent is not null and n.removal is null
      and r.state not in ('decided', 'published')`;

/** What is owed in one period. */
export const listOwed = (tx: Transaction, { year, kind }: Period): Promise<OwedRow[]> =>
  select(tx, sql`p.year = ${year} and p.kind = ${kind}`);

/** What the account owns in open periods, and what nobody with an open account owns in the bodies (null: in every body). */
export const listOwedBy = (tx: Transaction, account: string, bodies: readonly string[] | null): Promise<OwedRow[]> =>
  select(tx, sql`${isOpen} and (o.account = ${account} or (${isUnowned} and ${ofBodies(bodies)}))`);

/** What is marked as done in open periods, and waits for somebody to review it for one of the bodies. */
export const listReady = (tx: Transaction, bodies: readonly string[]): Promise<OwedRow[]> =>
  select(tx, sql`${isOpen} and e.state = 'ready' and ${ofBodies(bodies)}`);

/** How much is still to be reported in open periods for the bodies, but not for those of `besides`, without an owner. Null: all bodies. */
export async function countUnowned(
  tx: Transaction,
  bodies: readonly string[] | null,
  besides: readonly string[] | null,
): Promise<number> {
  const where = sql`${isOpen} and ${isUnowned} and ${ofBodies(bodies)} and not ${ofBodies(besides)}
    and (e.node is null or e.state in ('draft', 'returned'))`;
  const query = sql<{ count: number }>`select count(*)::integer as count ${owedWhere(where)}`;
  const [row] = await joinedAsWritten(tx, query);
  return row?.count ?? 0;
}

const select = (tx: Transaction, condition: Condition): Promise<OwedRow[]> =>
  joinedAsWritten(
    tx,
    sql<OwedRow>`
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
    ${owedWhere(condition)}
    order by p.year, array_position(array['interim1', 'interim2', 'year'], p.kind), b.body, h.ordinal`,
  );

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
