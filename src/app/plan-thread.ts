/** The golden thread (Swedish: röd tråd): from a council's goal through every body to activity, and back up, with the latest states. */

import type { Period } from '../domain/period.ts';
import { ancestorsOf, branchOf, childrenOf, findNode, type PlanNode } from '../domain/plan.ts';
import { missingNode } from '../domain/plan-edit.ts';
import { listResponsible } from '../domain/plan-responsible.ts';
import { nodesOf, withAncestors } from '../domain/responsibility.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { isEntryScale, type Scale, type ScaleCode, type ScaleValue, scaleValue } from '../domain/scale.ts';
import { listBodies, listGroups } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import type { StoredPlan } from '../store/plan.ts';
import { type LatestEntry, listLatestEntries } from '../store/plan-report.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { loadVisiblePlan, type VisiblePlan } from './plan-access.ts';
import { seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export type ThreadBody = { readonly code: string; readonly name: string };

/** What a body reported last on a node. */
export type ThreadReport = {
  readonly body: ThreadBody;
  readonly period: Period;
  readonly states: readonly { readonly name: string; readonly value: ScaleValue | null }[];
};

export type ThreadNode = {
  readonly key: string;
  readonly title: string;
  readonly levelName: string;
  readonly reports: readonly ThreadReport[];
  /** Responsible bodies that have not reported on it. */
  readonly silent: readonly ThreadBody[];
  readonly children: readonly ThreadNode[];
};

export type ThreadView = {
  readonly stored: StoredPlan;
  /** What the thread is followed from; null: the whole plan. */
  readonly focus: ThreadNode | null;
  /** What the focus hangs on, the top one first. */
  readonly above: readonly Omit<ThreadNode, 'children'>[];
  /** What hangs on the focus, or the whole tree. */
  readonly below: readonly ThreadNode[];
  /** The body whose part of the plan is shown; null: all. */
  readonly body: string | null;
  readonly bodies: readonly ThreadBody[];
};

type Material = {
  readonly visible: VisiblePlan;
  readonly scales: readonly Scale[];
  readonly entries: ReadonlyMap<string, readonly LatestEntry[]>;
  readonly names: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
};

async function loadMaterial(tx: Transaction, session: Session, visible: VisiblePlan): Promise<Material> {
  const { year } = visible.stored;
  const entries = await listLatestEntries(tx, year, !seesWorkingMaterial(session));
  return {
    visible,
    scales: await loadScales(tx),
    entries: Map.groupBy(entries, ({ node }) => node),
    names: new Map((await listBodies(tx)).map(({ code, name }) => [code, name])),
    groups: await listGroups(tx),
  };
}

function statesOf(entry: LatestEntry, codes: readonly ScaleCode[], scales: readonly Scale[]): ThreadReport['states'] {
  return codes.flatMap((code) => {
    if (!isEntryScale(code)) return [];
    const name = scales.find((scale) => scale.code === code)?.name ?? code;
    return [{ name, value: scaleValue(scales, code, entry[code]) }];
  });
}

function plainNode(node: PlanNode, material: Material): Omit<ThreadNode, 'children'> {
  const { visible, scales, entries, names, groups } = material;
  const level = visible.levels.find(({ code }) => code === node.level);
  const own = entries.get(node.key) ?? [];
  const reported = new Set(own.map(({ body }) => body));
  return {
    key: node.key,
    title: node.title,
    levelName: level?.name ?? node.level,
    reports: own.map((entry) => {
      const period: Period = { year: visible.stored.year, kind: entry.period };
      const body = { code: entry.body, name: entry.bodyName };
      return { body, period, states: statesOf(entry, level?.scales ?? [], scales) };
    }),
    silent: listResponsible(node, groups)
      .filter((code) => !reported.has(code))
      .map((code) => ({ code, name: names.get(code) ?? code })),
  };
}

/** The nodes as trees, from those that hang on `parent`. */
function treesOf(nodes: readonly PlanNode[], parent: string | null, material: Material): ThreadNode[] {
  const children = childrenOf(nodes);
  const trees = (key: string | null): ThreadNode[] =>
    (children.get(key) ?? []).map((node) => ({ ...plainNode(node, material), children: trees(node.key) }));
  return trees(parent);
}

/** The part of the nodes that a body answers for, with what stands above it. */
function partOf(nodes: readonly PlanNode[], body: string, { groups }: Material): PlanNode[] {
  const sets = new Map([...groups].map(([group, members]) => [group, new Set(members)]));
  const kept = new Set(withAncestors(nodes, nodesOf(nodes, body, sets)).map(({ key }) => key));
  return nodes.filter(({ key }) => kept.has(key));
}

/** Bodies that the nodes name, groups taken apart, by name. */
function namedBodies(nodes: readonly PlanNode[], { groups, names }: Material): ThreadBody[] {
  const codes = new Set(nodes.flatMap((node) => listResponsible(node, groups)));
  return [...codes]
    .map((code) => ({ code, name: names.get(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}

/** The thread from a node (`key`), or the whole plan; `body` shows that body's part of it. What is to be removed is left out. */
export async function readThread(
  app: App,
  session: Session,
  year: number,
  { key, body }: { readonly key: string | null; readonly body: string | null },
): Promise<Result<ThreadView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<ThreadView>> => {
    const visible = await loadVisiblePlan(tx, session, year);
    if (!visible.ok) return visible;
    const { stored, plan } = visible.value;
    const node = key === null ? null : findNode(plan, key);
    if (node === undefined) return refuse(missingNode);
    const material = await loadMaterial(tx, session, visible.value);
    const standing = plan.nodes.filter(({ removal }) => removal === null);
    const branch = node === null ? null : branchOf(plan, node.key);
    const within = branch === null ? standing : standing.filter((one) => branch.has(one.key));
    const shown = body === null ? standing : partOf(standing, body, material);
    const below = treesOf(shown, key, material);
    return succeed({
      stored,
      focus: node && { ...plainNode(node, material), children: below },
      above: node === null ? [] : ancestorsOf(plan, node.key).map((one) => plainNode(one, material)),
      below,
      body,
      bodies: namedBodies(within, material),
    });
  });
}
