/** Nodes in the database: the plan's tree of one year, shared by the year's periods, and which of them a report holds. */
import { type RawBuilder, sql } from 'kysely';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Node } from '../domain/node.ts';
import type { Transaction } from './database.ts';
import { type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** The nodes of a report with their responsible bodies, in the report's order. */
export async function loadNodes(tx: Transaction, key: ReportKey): Promise<Node[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<Node>`
    select n.key, n.parent, n.level, n.title, n.role, n.position,
      array(select b.body from uppsikt.node_body b
        where b.tenant_id = n.tenant_id and b.year = n.year and b.node = n.key order by b.ordinal) as bodies
    from uppsikt.report_node h
    join uppsikt.node n on n.tenant_id = h.tenant_id and n.year = h.year and n.key = h.node
    where h.body = ${body} and h.year = ${year} and h.period = ${period}
    order by h.ordinal`.execute(tx);
  return rows;
}

/** The content of a year's nodes by key, as canonical JSON. */
async function storedNodes(tx: Transaction, year: number): Promise<Map<string, string>> {
  const { rows } = await sql<Node>`
    select n.key, n.parent, n.level, n.title, n.role, n.position,
      array(select b.body from uppsikt.node_body b
        where b.tenant_id = n.tenant_id and b.year = n.year and b.node = n.key order by b.ordinal) as bodies
    from uppsikt.node n where n.year = ${year}`.execute(tx);
  return new Map(rows.map((node) => [node.key, canonicalJson(node)]));
}

/** Inserts or updates nodes of a year by key, with their responsible bodies. Writes those that differ: a decided plan takes what it holds already. */
export async function saveNodes(tx: Transaction, year: number, given: readonly Node[]): Promise<void> {
  if (given.length === 0) return;
  const stored = await storedNodes(tx, year);
  const nodes = given.filter((node) => stored.get(node.key) !== canonicalJson(node));
  if (nodes.length === 0) return;
  const columns = { parent: 'text', level: 'text', title: 'text', role: 'text', position: 'integer' } as const;
  await upsertRows(
    tx,
    { table: 'node', key: { year: 'integer', key: 'text' }, columns },
    nodes.map(({ bodies: _, ...node }) => ({ ...node, year })),
  );
  await sql`delete from uppsikt.node_body where year = ${year} and node = any(${nodes.map((node) => node.key)})`.execute(
    tx,
  );
  await upsertRows(
    tx,
    {
      table: 'node_body',
      key: { year: 'integer', node: 'text', ordinal: 'integer' },
      columns: { body: 'text' },
    },
    nodes.flatMap((node) => node.bodies.map((body, ordinal) => ({ year, node: node.key, ordinal, body }))),
  );
}

/** Says which nodes a report holds, and in which order. */
export async function holdNodes(tx: Transaction, key: ReportKey, nodes: readonly string[]): Promise<void> {
  const { body, year, period } = reportColumns(key);
  await sql`delete from uppsikt.report_node where body = ${body} and year = ${year} and period = ${period}
    and not node = any(${nodes})`.execute(tx);
  await upsertRows(
    tx,
    { table: 'report_node', key: { ...reportKeyColumns, node: 'text' }, columns: { ordinal: 'integer' } },
    nodes.map((node, ordinal) => ({ body, year, period, node, ordinal })),
  );
}

/** Rows where a node has been planned with by hand. */
function planned(node: RawBuilder<unknown>): RawBuilder<unknown> {
  const hangs = sql`x.tenant_id = ${node}.tenant_id and x.year = ${node}.year and x.node = ${node}.key`;
  return sql`select where ${node}.origin is not null union all select from uppsikt.plan_indicator x where ${hangs}
    union all select from uppsikt.node_owner x where ${hangs}`;
}

/**
 * Removes those of the nodes that no report of the year holds any more, children before parents. A decided plan keeps its
 * nodes, and so does a draft those that somebody has planned with: copied, measured, owned or put under others.
 */
export async function dropUnheldNodes(tx: Transaction, year: number, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`delete from uppsikt.node n where n.year = ${year} and n.key = any(${keys})
    and exists (select from uppsikt.plan p where p.tenant_id = n.tenant_id and p.year = n.year and p.state = 'draft')
    and not exists (${planned(sql`n`)})
    and not exists (select from uppsikt.report_node h where h.tenant_id = n.tenant_id and h.year = n.year and h.node = n.key)
    and not exists (select from uppsikt.node c where c.tenant_id = n.tenant_id and c.year = n.year and c.parent = n.key
      and (not c.key = any(${keys}) or exists (${planned(sql`c`)}) or exists (select from uppsikt.report_node h
        where h.tenant_id = c.tenant_id and h.year = c.year and h.node = c.key)))`.execute(tx);
}
