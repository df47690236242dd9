/** What a gathering report finds in the database: what the other bodies' reports for the period say on its nodes. */
import { sql } from 'kysely';
import type { Entry } from '../domain/entry.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import type { Source } from '../domain/gather-source.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';
import { loadFigureTables } from './figure-table.ts';
import { loadIndicators } from './indicator.ts';
import { type ReportKey, reportColumns } from './rows.ts';

/**
 * What each other body says on the nodes that the report holds, in the report's order and then by body. Nodes at the top, and
 * those that a report only shows around its own, are left out.
 */
export async function listSources(tx: Transaction, key: ReportKey, node: string | null = null): Promise<Source[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<Source>`
    select s.body, s.node,
      case when e.node is null then 'missing'
        when e.state = 'draft' and num_nonnulls(e.assessment, e.trend, e.status, e.completion, e.description, e.narrative) = 0
          then 'missing'
        when r.state in ('decided', 'published') or p.state = 'decided' or e.state in ('decided', 'published') then 'decided'
        else e.state end as state,
      json_build_object('assessment', e.assessment, 'trend', e.trend, 'status', e.status, 'completion', e.completion) as states,
      e.narrative is not null as written,
      r.state in ('decided', 'published') or p.state = 'decided' or r.published_at is not null as open, a.name as owner, e.updated_by as "savedBy",
      to_char(e.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "savedAt",
      (select max(v.number) from uppsikt.entry_version v where v.tenant_id = e.tenant_id and v.body = e.body and v.year = e.year
        and v.period = e.period and v.node = e.node) as number
    from uppsikt.report_node g
    join uppsikt.node n on n.tenant_id = g.tenant_id and n.year = g.year and n.key = g.node and n.parent is not null
    join uppsikt.report_node s on s.tenant_id = g.tenant_id and s.year = g.year and s.period = g.period and s.node = g.node
      and s.body <> g.body and not s.context
    join uppsikt.report r on r.tenant_id = s.tenant_id and r.body = s.body and r.year = s.year and r.period = s.period
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    left join uppsikt.entry e on e.tenant_id = s.tenant_id and e.body = s.body and e.year = s.year and e.period = s.period
      and e.node = s.node
    left join uppsikt.node_owner o on o.tenant_id = s.tenant_id and o.year = s.year and o.node = s.node and o.body = s.body
    left join uppsikt.account a on a.tenant_id = o.tenant_id and a.id = o.account and not a.disabled
    where g.body = ${body} and g.year = ${year} and g.period = ${period} and not g.context
      and ${node === null ? sql`true` : sql`g.node = ${node}`}
    order by g.ordinal, s.body`.execute(tx);
  return rows;
}

/** True where another body's report for the period holds a node that the report holds. */
export async function hasSources(tx: Transaction, key: ReportKey): Promise<boolean> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from uppsikt.report_node g
      join uppsikt.node n on n.tenant_id = g.tenant_id and n.year = g.year and n.key = g.node and n.parent is not null
      join uppsikt.report_node s on s.tenant_id = g.tenant_id and s.year = g.year and s.period = g.period and s.node = g.node
        and s.body <> g.body and not s.context
      where g.body = ${body} and g.year = ${year} and g.period = ${period} and not g.context) as found`.execute(tx);
  return rows[0]?.found ?? false;
}

/** Keys of the nodes that a report only shows around its own. */
export async function listContext(tx: Transaction, key: ReportKey): Promise<Set<string>> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<{ node: string }>`select node from uppsikt.report_node
    where body = ${body} and year = ${year} and period = ${period} and context`.execute(tx);
  return new Set(rows.map(({ node }) => node));
}

/** The entries of the other bodies on one node, by body. */
export async function listSourceEntries(
  tx: Transaction,
  key: ReportKey,
  node: string,
): Promise<{ readonly body: string; readonly entry: Entry }[]> {
  const rows = await tx
    .selectFrom('entry')
    .select(['body', 'node', 'assessment', 'trend', 'status', 'completion', 'description', 'narrative'])
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind)
    .where('node', '=', node)
    .where('body', '<>', key.body)
    .orderBy('body')
    .execute();
  return rows.map(({ body, ...entry }) => ({ body, entry }));
}

export type BodyFigures = {
  readonly body: string;
  readonly indicators: readonly Indicator[];
  readonly tables: readonly FigureTable[];
};

/** The figures of the bodies' reports for a period. */
export async function loadFigures(tx: Transaction, bodies: readonly string[], period: Period): Promise<BodyFigures[]> {
  const all: BodyFigures[] = [];
  for (const body of bodies) {
    const key = { body, period };
    all.push({ body, indicators: await loadIndicators(tx, key), tables: await loadFigureTables(tx, key) });
  }
  return all;
}
