/** What a report is prepared from, in the database: the year's plan as it stands, and what the body has reported before. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { EarlierReport, PlanIndicator, PlanNode, ReportedPlan } from '../domain/report-draft.ts';
import { listBodies, listGroups } from './body.ts';
import type { Transaction } from './database.ts';
import { loadIndicators } from './indicator.ts';
import { loadParts } from './report-part.ts';
import { type ReportKey, reportColumns } from './rows.ts';
import { loadLevels } from './scale.ts';

/** Nodes from the top down, siblings by level and position; a node that is to be removed takes what is under it along. */
async function planNodes(tx: Transaction, year: number): Promise<PlanNode[]> {
  const { rows } = await sql<PlanNode>`
    with recursive placed as (
      select n.*, array[l.position, n.position] as place
      from uppsikt.node n
      join uppsikt.steering_level l on l.tenant_id = n.tenant_id and l.code = n.level
      where n.year = ${year} and n.parent is null and n.removal is null
      union all
      select n.*, above.place || l.position || n.position
      from placed above
      join uppsikt.node n on n.tenant_id = above.tenant_id and n.year = above.year and n.parent = above.key
      join uppsikt.steering_level l on l.tenant_id = n.tenant_id and l.code = n.level
      where n.removal is null
    )
    select p.key, p.parent, p.level, p.title, p.role, p.position, p.origin,
      p.starts_on as "startsOn", p.ends_on as "endsOn",
      array(select b.body from uppsikt.node_body b
        where b.tenant_id = p.tenant_id and b.year = p.year and b.node = p.key order by b.ordinal) as bodies
    from placed p order by p.place, p.key`.execute(tx);
  return rows;
}

async function planIndicators(tx: Transaction, year: number): Promise<PlanIndicator[]> {
  const { rows } = await sql<PlanIndicator>`
    select i.key, i.node, i.title, i.unit, i.direction, i.position, i.origin,
      coalesce((select json_agg(json_build_object('year', t.target_year, 'kind', 'target', 'sex', t.sex,
          'value', t.value::text, 'decimals', t.decimals) order by t.target_year, t.sex)
        from uppsikt.plan_target t where t.tenant_id = i.tenant_id and t.year = i.year and t.indicator = i.key), '[]') as values
    from uppsikt.plan_indicator i
    where i.year = ${year} and i.removal is null
    order by i.position, i.key`.execute(tx);
  return rows;
}

/** The plan of a year as reports are prepared from it. */
export async function loadReportedPlan(tx: Transaction, year: number): Promise<ReportedPlan> {
  return {
    nodes: await planNodes(tx, year),
    indicators: await planIndicators(tx, year),
    groups: new Map([...(await listGroups(tx))].map(([group, bodies]) => [group, new Set(bodies)])),
    levels: await loadLevels(tx),
    bodies: await listBodies(tx),
  };
}

/** The periods that a body has a report with parts for. */
export async function reportedPeriods(tx: Transaction, body: string): Promise<Period[]> {
  const rows = await tx
    .selectFrom('report_part')
    .select(['year', 'period'])
    .distinct()
    .where('body', '=', body)
    .execute();
  return rows.map(({ year, period }) => ({ year, kind: period }));
}

export async function loadEarlierReport(tx: Transaction, key: ReportKey): Promise<EarlierReport> {
  return { period: key.period, parts: await loadParts(tx, key), indicators: await loadIndicators(tx, key) };
}

/** Keys of the nodes that a report only shows over the body's own. */
export async function loadContext(tx: Transaction, key: ReportKey): Promise<Set<string>> {
  const { body, year, period } = reportColumns(key);
  const rows = await tx
    .selectFrom('report_node')
    .select('node')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('context', '=', true)
    .execute();
  return new Set(rows.map(({ node }) => node));
}

/** Says of nodes that a report holds whether they are only shown: `added` as given, the rest where they are the body's own. */
export async function markContext(
  tx: Transaction,
  key: ReportKey,
  context: readonly string[],
  added: readonly string[],
): Promise<void> {
  const { body, year, period } = reportColumns(key);
  await sql`update uppsikt.report_node h set context = h.node = any(${context})
    where h.body = ${body} and h.year = ${year} and h.period = ${period}
      and h.context <> (h.node = any(${context})) and (h.context or h.node = any(${added}))`.execute(tx);
}
