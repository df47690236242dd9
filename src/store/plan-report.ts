/** What reports say of the nodes of a plan: which are held, what is reported on them, and the latest states by body. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';
import type { WorkState } from './tables.ts';

/** Keys of nodes that some report of the year holds, or has something reported on. */
export async function listHeldNodes(tx: Transaction, year: number): Promise<Set<string>> {
  const { rows } = await sql<{ node: string }>`
    select node from uppsikt.report_node where year = ${year}
    union select node from uppsikt.entry where year = ${year}
    union select node from uppsikt.indicator where year = ${year}`.execute(tx);
  return new Set(rows.map(({ node }) => node));
}

/** What one body's report for one period has on some nodes: how many it holds, and on how many something is written. */
export type ReportedCount = {
  readonly body: string;
  readonly bodyName: string;
  readonly period: Period['kind'];
  readonly decided: boolean;
  /** True where it is published internally. */
  readonly published: boolean;
  readonly nodes: number;
  readonly written: number;
};

const isWritten = sql`num_nonnulls(e.assessment, e.trend, e.status, e.completion, e.description, e.narrative) > 0`;
const isDecided = sql`(r.state in ('decided', 'published') or p.state = 'decided')`;
const periodRank = sql`array_position(array['interim1', 'interim2', 'year'], r.period)`;

/** Reports of the year that hold any of the nodes, by period and body. */
export async function countReported(tx: Transaction, year: number, nodes: readonly string[]): Promise<ReportedCount[]> {
  const { rows } = await sql<ReportedCount>`
    select r.body, b.name as "bodyName", r.period, ${isDecided} as decided,
      r.published_at is not null as published, count(*) as nodes,
      count(*) filter (where ${isWritten}) as written
    from uppsikt.report_node h
    join uppsikt.report r on r.tenant_id = h.tenant_id and r.body = h.body and r.year = h.year and r.period = h.period
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    join uppsikt.body b on b.tenant_id = r.tenant_id and b.code = r.body
    left join uppsikt.entry e on e.tenant_id = h.tenant_id and e.body = h.body and e.year = h.year
      and e.period = h.period and e.node = h.node
    where h.year = ${year} and h.node = any(${[...nodes]})
    group by r.body, b.name, r.period, r.state, r.published_at, p.state
    order by ${periodRank}, r.body`.execute(tx);
  return rows;
}

/** The latest that a body has reported on a node in the year. */
export type LatestEntry = {
  readonly node: string;
  readonly body: string;
  readonly bodyName: string;
  readonly period: Period['kind'];
  readonly decided: boolean;
  readonly state: WorkState;
  readonly assessment: string | null;
  readonly trend: string | null;
  readonly status: string | null;
  readonly completion: string | null;
};

/** By node and body. `decidedOnly`: leaves out what is still worked on and not published internally. */
export async function listLatestEntries(tx: Transaction, year: number, decidedOnly: boolean): Promise<LatestEntry[]> {
  const { rows } = await sql<LatestEntry>`
    select distinct on (e.node, e.body) e.node, e.body, b.name as "bodyName", r.period, ${isDecided} as decided, e.state,
      e.assessment, e.trend, e.status, e.completion
    from uppsikt.entry e
    join uppsikt.report r on r.tenant_id = e.tenant_id and r.body = e.body and r.year = e.year and r.period = e.period
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    join uppsikt.body b on b.tenant_id = r.tenant_id and b.code = r.body
    where e.year = ${year} and ${isWritten} and (not ${decidedOnly}::boolean or ${isDecided} or r.published_at is not null)
    order by e.node, e.body, ${periodRank} desc`.execute(tx);
  return rows;
}
