/** What all bodies report for a period, read at once for the overview. */
import { sql } from 'kysely';
import type { Indicator } from '../domain/indicator.ts';
import type { Node } from '../domain/node.ts';
import type { Said } from '../domain/overview.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';

/** A report that is decided or published internally. */
const visible = sql<boolean>`(report.state in ('decided', 'published') or report.published_at is not null)`;

/** Bodies that have a report for the period, by code; `visible`: one that elected members may read. */
export function reportingBodies(
  tx: Transaction,
  period: Period,
): Promise<{ code: string; name: string; visible: boolean }[]> {
  return tx
    .selectFrom('report')
    .innerJoin('body', (join) =>
      join.onRef('body.tenant_id', '=', 'report.tenant_id').onRef('body.code', '=', 'report.body'),
    )
    .select(['body.code', 'body.name', visible.as('visible')])
    .where('report.year', '=', period.year)
    .where('report.period', '=', period.kind)
    .orderBy('body.code')
    .execute();
}

/** The nodes that the period's reports hold, parents before children. */
export async function periodNodes(tx: Transaction, period: Period): Promise<Node[]> {
  const { rows } = await sql<Node>`
    with recursive held as (
      select distinct h.node as key from uppsikt.report_node h where h.year = ${period.year} and h.period = ${period.kind}
    ), tree as (
      select n.*, array[n.position] as path, array[n.key] as keys from uppsikt.node n
      where n.year = ${period.year} and n.parent is null
      union all
      select n.*, t.path || n.position, t.keys || n.key from uppsikt.node n
      join tree t on t.tenant_id = n.tenant_id and t.year = n.year and t.key = n.parent
    )
    select t.key, t.parent, t.level, t.title, t.role, t.position,
      array(select b.body from uppsikt.node_body b
        where b.tenant_id = t.tenant_id and b.year = t.year and b.node = t.key order by b.ordinal) as bodies
    from tree t join held h on h.key = t.key
    order by t.path, t.keys`.execute(tx);
  return rows;
}

/** What is said of each node that a report holds, also where nothing is. Nodes at the top only gather the others. */
export async function periodStates(tx: Transaction, period: Period): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select h.body, h.node, e.assessment, e.trend, e.status, e.completion, e.narrative is not null as written
    from uppsikt.report_node h
    join uppsikt.node n on n.tenant_id = h.tenant_id and n.year = h.year and n.key = h.node and n.parent is not null
    left join uppsikt.entry e on e.tenant_id = h.tenant_id and e.body = h.body and e.year = h.year and e.period = h.period
      and e.node = h.node
    where h.year = ${period.year} and h.period = ${period.kind}
    order by h.body, h.ordinal`.execute(tx);
  return rows;
}

/** Every indicator reported for the period, with the values of the year and the one before. */
export async function periodIndicators(
  tx: Transaction,
  period: Period,
): Promise<{ body: string; indicator: Indicator }[]> {
  const { rows } = await sql<Indicator & { body: string }>`
    select i.body, i.key, i.node, i.title, i.unit, i.direction, i.position,
      json_agg(json_build_object('year', v.value_year, 'kind', v.kind, 'sex', v.sex, 'value', v.value::text,
        'decimals', v.decimals) order by v.ordinal) as values
    from uppsikt.indicator i
    join uppsikt.indicator_value v on v.tenant_id = i.tenant_id and v.body = i.body and v.year = i.year
      and v.period = i.period and v.indicator = i.key and v.value_year in (${period.year - 1}, ${period.year})
    where i.year = ${period.year} and i.period = ${period.kind}
    group by i.tenant_id, i.body, i.year, i.period, i.key
    order by i.body, min(i.ordinal)`.execute(tx);
  return rows.map(({ body, ...indicator }) => ({ body, indicator }));
}

export type LightCount = { readonly period: Period; readonly assessment: string; readonly count: number };

/** How many lights of each colour every period had on the nodes of one level, up to a period. */
export async function lightsByPeriod(
  tx: Transaction,
  level: string,
  { until, visibleOnly }: { readonly until: Period; readonly visibleOnly: boolean },
): Promise<LightCount[]> {
  const order = sql`array_position(array['interim1', 'interim2', 'year'], e.period)`;
  const last = ['interim1', 'interim2', 'year'].indexOf(until.kind) + 1;
  const { rows } = await sql<{ year: number; kind: Period['kind']; assessment: string; count: number }>`
    select e.year, e.period as kind, e.assessment, count(*)::integer as count
    from uppsikt.entry e
    join uppsikt.node n on n.tenant_id = e.tenant_id and n.year = e.year and n.key = e.node and n.level = ${level}
    join uppsikt.report on report.tenant_id = e.tenant_id and report.body = e.body and report.year = e.year
      and report.period = e.period and (${visible} or not ${visibleOnly}::boolean)
    where e.assessment is not null and e.year > ${until.year - 4} and (e.year, ${order}) <= (${until.year}, ${last})
    group by e.year, e.period, e.assessment
    order by e.year, ${order}`.execute(tx);
  return rows.map(({ year, kind, ...rest }) => ({ period: { year, kind }, ...rest }));
}

/** Every period that has a report, the latest first. */
export async function reportedPeriods(tx: Transaction): Promise<Period[]> {
  const { rows } = await sql<Period>`
    select r.year, r.period as kind from uppsikt.report r group by r.year, r.period
    order by r.year desc, array_position(array['year', 'interim2', 'interim1'], r.period)`.execute(tx);
  return rows;
}
