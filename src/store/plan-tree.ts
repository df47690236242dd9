/** The tree of a plan in the database: its nodes, indicators and targets. A change writes the rows that differ, no others. */
import { sql } from 'kysely';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { SteeringLevel } from '../domain/node.ts';
import { inOrder, type Plan, type PlanIndicator, type PlanNode } from '../domain/plan.ts';
import type { Transaction } from './database.ts';
import { upsertRows } from './rows.ts';

/** The whole plan of a year, in the order of the levels; without nodes where there is none. */
export async function loadPlanTree(tx: Transaction, year: number, levels: readonly SteeringLevel[]): Promise<Plan> {
  const nodes = await sql<PlanNode>`
    select n.key, n.parent, n.level, n.title, n.role, n.position, n.starts_on as "startsOn", n.ends_on as "endsOn",
      n.origin, n.removal,
      array(select b.body from uppsikt.node_body b
        where b.tenant_id = n.tenant_id and b.year = n.year and b.node = n.key order by b.ordinal) as bodies
    from uppsikt.node n where n.year = ${year}`.execute(tx);
  const indicators = await sql<PlanIndicator>`
    select i.key, i.node, i.title, i.unit, i.decimals, i.direction, i.source, i.position, i.origin, i.removal,
      coalesce((select json_agg(json_build_object('year', t.target_year, 'sex', t.sex, 'value', t.value::text,
          'decimals', t.decimals) order by t.target_year, array_position(array['all', 'women', 'men'], t.sex))
        from uppsikt.plan_target t
        where t.tenant_id = i.tenant_id and t.year = i.year and t.indicator = i.key), '[]') as targets
    from uppsikt.plan_indicator i where i.year = ${year}`.execute(tx);
  return inOrder({ year, nodes: nodes.rows, indicators: indicators.rows }, levels);
}

type Keyed = { readonly key: string };

/** Those that are new or have another content than before. */
function changed<T extends Keyed>(before: readonly T[], after: readonly T[], content: (one: T) => unknown): T[] {
  const was = new Map(before.map((one) => [one.key, canonicalJson(content(one))]));
  return after.filter((one) => was.get(one.key) !== canonicalJson(content(one)));
}

function gone(before: readonly Keyed[], after: readonly Keyed[]): string[] {
  const keys = new Set(after.map((one) => one.key));
  return before.flatMap((one) => (keys.has(one.key) ? [] : [one.key]));
}

const nodeColumns = {
  parent: 'text',
  level: 'text',
  title: 'text',
  role: 'text',
  position: 'integer',
  starts_on: 'date',
  ends_on: 'date',
  origin: 'text',
  removal: 'text',
} as const;

async function saveNodes(tx: Transaction, before: Plan, after: Plan): Promise<void> {
  const { year } = after;
  const row = ({ bodies: _, startsOn, endsOn, ...node }: PlanNode) => ({
    ...node,
    starts_on: startsOn,
    ends_on: endsOn,
  });
  const key = { year: 'integer', key: 'text' } as const;
  const rows = changed(before.nodes, after.nodes, row).map((node) => ({ ...row(node), year }));
  await upsertRows(tx, { table: 'node', key, columns: nodeColumns }, rows);
  const moved = changed(before.nodes, after.nodes, (node) => node.bodies);
  if (moved.length === 0) return;
  await sql`delete from uppsikt.node_body where year = ${year} and node = any(${moved.map((node) => node.key)})`.execute(
    tx,
  );
  await upsertRows(
    tx,
    { table: 'node_body', key: { year: 'integer', node: 'text', ordinal: 'integer' }, columns: { body: 'text' } },
    moved.flatMap((node) => node.bodies.map((body, ordinal) => ({ year, node: node.key, ordinal, body }))),
  );
}

const indicatorColumns = {
  node: 'text',
  title: 'text',
  unit: 'text',
  decimals: 'integer',
  direction: 'text',
  source: 'text',
  position: 'integer',
  origin: 'text',
  removal: 'text',
} as const;

async function saveIndicators(tx: Transaction, before: Plan, after: Plan): Promise<void> {
  const { year } = after;
  const row = ({ targets: _, ...indicator }: PlanIndicator) => indicator;
  const key = { year: 'integer', key: 'text' } as const;
  const rows = changed(before.indicators, after.indicators, row).map((indicator) => ({ ...row(indicator), year }));
  await upsertRows(tx, { table: 'plan_indicator', key, columns: indicatorColumns }, rows);
  const other = changed(before.indicators, after.indicators, (indicator) => indicator.targets);
  if (other.length === 0) return;
  const keys = other.map((indicator) => indicator.key);
  await sql`delete from uppsikt.plan_target where year = ${year} and indicator = any(${keys})`.execute(tx);
  await upsertRows(
    tx,
    {
      table: 'plan_target',
      key: { year: 'integer', indicator: 'text', target_year: 'integer', sex: 'text' },
      columns: { value: 'numeric', decimals: 'integer' },
    },
    other.flatMap((indicator) =>
      indicator.targets.map(({ year: target_year, ...target }) => ({
        ...target,
        year,
        indicator: indicator.key,
        target_year,
      })),
    ),
  );
}

/** Writes what differs between the plan as it stands and as it shall stand. Both are of the same year. */
export async function savePlanTree(tx: Transaction, before: Plan, after: Plan): Promise<void> {
  const { year } = after;
  await saveNodes(tx, before, after);
  await saveIndicators(tx, before, after);
  const indicators = gone(before.indicators, after.indicators);
  if (indicators.length > 0)
    await sql`delete from uppsikt.plan_indicator where year = ${year} and key = any(${indicators})`.execute(tx);
  const nodes = gone(before.nodes, after.nodes);
  if (nodes.length > 0) await sql`delete from uppsikt.node where year = ${year} and key = any(${nodes})`.execute(tx);
  await tx.updateTable('plan').set({ updated_at: sql<Date>`now()` }).where('year', '=', year).execute();
}
