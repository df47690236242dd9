/** Reports in the database: the state of what a body reports for a period, and the frozen versions of its package. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { ReportTree } from '../domain/report.ts';
import type { Transaction } from './database.ts';
import type { ReportKey } from './rows.ts';
import type { WorkState } from './tables.ts';

/** `decided`: the report or its period is decided, and nothing in it changes any more. */
export type ReportState = {
  readonly state: WorkState;
  readonly decidedOn: string | null;
  readonly decided: boolean;
  /** True where the period is decided for every body. */
  readonly periodDecided: boolean;
  /** When it was published internally, ISO 8601; null where it is not. */
  readonly publishedAt: Date | null;
};

/** A report as a list shows it. `nodes`: how many nodes below the top level it holds; `written`: how many of them have a text or a state. */
export type ReportRow = {
  readonly body: { readonly code: string; readonly name: string };
  readonly period: Period;
  readonly state: WorkState;
  /** True where the report or its period is decided: nothing in it changes any more. */
  readonly decided: boolean;
  /** True where it is published internally. */
  readonly published: boolean;
  readonly nodes: number;
  readonly written: number;
};

/** Every report of the municipality. */
export async function listReportRows(tx: Transaction): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select json_build_object('code', b.code, 'name', b.name) as body,
      json_build_object('year', r.year, 'kind', r.period) as period, r.state,
      r.state in ('decided', 'published') or p.state = 'decided' as decided, r.published_at is not null as published,
      (select count(*) from uppsikt.report_node h
        join uppsikt.node n on n.tenant_id = h.tenant_id and n.year = h.year and n.key = h.node
        where h.tenant_id = r.tenant_id and h.body = r.body and h.year = r.year and h.period = r.period
          and n.parent is not null and not h.context) as nodes,
      (select count(*) from uppsikt.entry e
        where e.tenant_id = r.tenant_id and e.body = r.body and e.year = r.year and e.period = r.period
          and num_nonnulls(e.assessment, e.trend, e.status, e.completion, e.description, e.narrative) > 0) as written
    from uppsikt.report r
    join uppsikt.body b on b.tenant_id = r.tenant_id and b.code = r.body
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    order by r.year desc, array_position(array['year', 'interim2', 'interim1'], r.period), r.body`.execute(tx);
  return rows;
}

/** The body's last report of a year: the year's, else the latest interim one; null where there is none. */
export async function findLastReport(
  tx: Transaction,
  { body, year }: { readonly body: string; readonly year: number },
): Promise<Period | null> {
  const { rows } = await sql<Period>`select year, period as kind from uppsikt.report
    where body = ${body} and year = ${year} order by array_position(array['year', 'interim2', 'interim1'], period) limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function findReport(tx: Transaction, key: ReportKey): Promise<ReportState | null> {
  const { rows } = await sql<ReportState>`
    select r.state, coalesce(r.decided_on, p.decided_on) as "decidedOn",
      r.state in ('decided', 'published') or p.state = 'decided' as decided, p.state = 'decided' as "periodDecided",
      r.published_at as "publishedAt"
    from uppsikt.report r
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    where r.body = ${key.body} and r.year = ${key.period.year} and r.period = ${key.period.kind}`.execute(tx);
  return rows[0] ?? null;
}

/** Makes the period and the report where they are missing. The body must stand there. */
export async function openReport(tx: Transaction, key: ReportKey): Promise<void> {
  const { year, kind } = key.period;
  await tx
    .insertInto('period')
    .values({ year, kind })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'year', 'kind']).doNothing())
    .execute();
  await tx
    .insertInto('report')
    .values({ body: key.body, year, period: kind })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'body', 'year', 'period']).doNothing())
    .execute();
}

/** Sets a report's state; `decidedOn` is given with 'decided', which freezes everything under the report. */
export async function setReportState(
  tx: Transaction,
  key: ReportKey,
  state: WorkState,
  decidedOn: string | null = null,
): Promise<void> {
  await tx
    .updateTable('report')
    .set({
      state,
      decided_on: sql<string | null>`coalesce(${decidedOn}::date, decided_on)`,
      revision: sql<number>`revision + 1`,
      updated_at: sql<Date>`now()`,
    })
    .where('body', '=', key.body)
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind)
    .execute();
}

/** Publishes a report internally, or takes it back. */
export async function setPublished(tx: Transaction, key: ReportKey, by: string | null): Promise<void> {
  await tx
    .updateTable('report')
    .set({ published_at: by === null ? null : sql<Date>`now()`, published_by: by })
    .where('body', '=', key.body)
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind)
    .execute();
}

export type ReportVersion = {
  readonly number: number;
  readonly tree: ReportTree;
  readonly sha256: string;
  readonly decidedOn: string;
  readonly paragraph: string | null;
  readonly registryNumber: string | null;
  readonly supersedes: number | null;
};

/** Adds a frozen version of a report's package and returns its number; it supersedes the latest one. */
export async function addReportVersion(
  tx: Transaction,
  key: ReportKey,
  version: {
    readonly tree: ReportTree;
    /** SHA-256 of the tree, in hexadecimal. */
    readonly sha256: string;
    readonly decidedOn: string;
    readonly paragraph: string | null;
    readonly registryNumber: string | null;
    readonly by: string | null;
  },
): Promise<number> {
  const latest = (await listReportVersions(tx, key))[0]?.number ?? null;
  const number = (latest ?? 0) + 1;
  await tx
    .insertInto('report_version')
    .values({
      body: key.body,
      year: key.period.year,
      period: key.period.kind,
      number,
      tree: JSON.stringify(version.tree),
      sha256: version.sha256,
      decided_on: version.decidedOn,
      paragraph: version.paragraph,
      registry_number: version.registryNumber,
      supersedes: latest,
      created_by: version.by,
    })
    .execute();
  return number;
}

/** A report's frozen versions, the latest first. */
export async function listReportVersions(tx: Transaction, key: ReportKey): Promise<ReportVersion[]> {
  const rows = await tx
    .selectFrom('report_version')
    .select(['number', 'tree', 'sha256', 'decided_on', 'paragraph', 'registry_number', 'supersedes'])
    .where('body', '=', key.body)
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ decided_on: decidedOn, registry_number: registryNumber, ...version }) => ({
    ...version,
    decidedOn,
    registryNumber,
  }));
}
