/** Nodes in the database: the plan's tree of one year, shared by the year's periods, and which of them a report holds. */
import { sql } from 'kysely';
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

/** Inserts or updates nodes of a year by key, with their responsible bodies. */
export async function saveNodes(tx: Transaction, year: number, nodes: readonly Node[]): Promise<void> {
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

/** Removes those of the nodes that no report of the year holds any more, children before parents. */
export async function dropUnheldNodes(tx: Transaction, year: number, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`delete from uppsikt.node n where n.year = ${year} and n.key = any(${keys})
    and not exists (select from uppsikt.report_node h where h.tenant_id = n.tenant_id and h.year = n.year and h.node = n.key)
    and not exists (select from uppsikt.node c where c.tenant_id = n.tenant_id and c.year = n.year and c.parent = n.key
      and (not c.key = any(${keys}) or exists (select from uppsikt.report_node h
        where h.tenant_id = c.tenant_id and h.year = c.year and h.node = c.key)))`.execute(tx);
}
