/** A plan as its page shows it: the tree with what may be done to each node, and what sets it apart from the one it is made from. */
import type { SteeringLevel } from '../domain/node.ts';
import { childrenOf, fits, type Plan, type PlanNode } from '../domain/plan.ts';
import {
  changesPlan,
  type NodeChange,
  type NodeField,
  type PlanDifference,
  planDifference,
} from '../domain/plan-difference.ts';
import { newParents, type PlanStep, stepsOf } from '../domain/plan-move.ts';
import { nodesOf, withAncestors } from '../domain/responsibility.ts';
import { type Result, succeed } from '../domain/result.ts';
import { listGroups, listOrganisation, type StoredBody } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import type { StoredPlan } from '../store/plan.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { listPlanVersions, loadPlanVersion } from '../store/plan-version.ts';
import type { App } from './app.ts';
import { fingerprint, loadVisiblePlan, structureOf, type VisiblePlan } from './plan-access.ts';
import { may, mayAnywhere, mayEditPart } from './policy.ts';
import type { Session } from './session.ts';

/** What the plan is held against: the year that it was copied from, or its latest decided version. */
export type PlanBase =
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'version'; readonly number: number };

export type PlanRow = {
  readonly node: PlanNode;
  readonly levelName: string;
  readonly indicators: number;
  readonly mark: NodeChange['kind'];
  /** What changed, where `mark` is "changed". */
  readonly fields: readonly NodeField[];
  readonly steps: readonly PlanStep[];
  /** Levels that can be put under it. */
  readonly below: readonly { readonly code: string; readonly name: string }[];
  /** The session may change it, where the plan can be changed. */
  readonly own: boolean;
  readonly children: readonly PlanRow[];
};

export type PlanFilter = { readonly body: string | null; readonly level: string | null };

export type PlanView = {
  readonly stored: StoredPlan;
  readonly rows: readonly PlanRow[];
  readonly counts: readonly { readonly levelName: string; readonly count: number }[];
  /** Null for a plan that was made from nothing. */
  readonly base: PlanBase | null;
  readonly changes: Readonly<Record<Exclude<NodeChange['kind'], 'same'>, number>>;
  /** True where nothing at all differs from the base. */
  readonly unchanged: boolean;
  /** Nodes of the base that the plan does not have. */
  readonly left: readonly { readonly node: PlanNode; readonly levelName: string }[];
  readonly filter: PlanFilter;
  readonly bodies: readonly StoredBody[];
  readonly levels: readonly SteeringLevel[];
  /** Something of it can be changed: the whole, or the nodes that are marked so. */
  readonly editable: boolean;
  readonly whole: boolean;
  readonly mayDecide: boolean;
  readonly mayRevise: boolean;
  readonly mayRollOver: boolean;
  /** Sheets can be read into it: to all of it, or to the nodes that are marked so. */
  readonly mayReadIn: boolean;
  readonly versions: number;
  /** Fingerprints of the tree's structure and of the whole plan. */
  readonly structure: string;
  readonly seen: string;
};

/** The plan that this one is held against, where there is one. */
export async function loadBase(
  tx: Transaction,
  { stored, plan, levels }: Pick<VisiblePlan, 'stored' | 'plan' | 'levels'>,
): Promise<{ base: PlanBase; before: Plan; difference: PlanDifference } | null> {
  const [latest] = await listPlanVersions(tx, stored.year);
  const version = latest && (await loadPlanVersion(tx, stored.year, latest.number));
  if (stored.state === 'revising' && version)
    return {
      base: { kind: 'version', number: latest.number },
      before: version,
      difference: planDifference(version, plan, 'key'),
    };
  if (stored.copiedFrom === null) return null;
  const source = await loadPlanTree(tx, stored.copiedFrom, levels);
  return {
    base: { kind: 'year', year: stored.copiedFrom },
    before: source,
    difference: planDifference(source, plan, 'origin'),
  };
}

/** Keys of the nodes that the filter shows, with those above them. */
function shownNodes(plan: Plan, filter: PlanFilter, groups: ReadonlyMap<string, readonly string[]>): PlanNode[] {
  const sets = new Map([...groups].map(([group, members]) => [group, new Set(members)]));
  const mine = filter.body === null ? null : nodesOf(plan.nodes, filter.body, sets);
  const wanted = plan.nodes.filter(
    (node) =>
      (mine === null || mine.has(node.key) || node.bodies.includes(filter.body ?? '')) &&
      (filter.level === null || node.level === filter.level),
  );
  const keys = new Set(withAncestors(plan.nodes, new Set(wanted.map((node) => node.key))).map((node) => node.key));
  return plan.nodes.filter((node) => keys.has(node.key));
}

type Shown = {
  readonly plan: Plan;
  readonly levels: readonly SteeringLevel[];
  readonly marks: ReadonlyMap<string, NodeChange>;
  readonly session: Session;
};

function rowsOf(nodes: readonly PlanNode[], { plan, levels, marks, session }: Shown): PlanRow[] {
  const children = childrenOf(nodes);
  const measured = Map.groupBy(plan.indicators, (indicator) => indicator.node);
  const rows = (parent: string | null): PlanRow[] =>
    (children.get(parent) ?? []).map((node) => {
      const change = marks.get(node.key);
      return {
        node,
        levelName: levels.find((level) => level.code === node.level)?.name ?? node.level,
        indicators: measured.get(node.key)?.length ?? 0,
        mark: change?.kind ?? (node.removal === null ? 'same' : 'removed'),
        fields: change?.kind === 'changed' ? change.fields : [],
        steps: stepsOf(plan, levels, node),
        below: node.removal === null ? levels.filter((level) => fits(levels, level.code, node.level)) : [],
        own: mayEditPart(session, node.bodies),
        children: rows(node.key),
      };
    });
  return rows(null);
}

function countsOf(plan: Plan, levels: readonly SteeringLevel[]): PlanView['counts'] {
  return levels
    .map((level) => ({ levelName: level.name, count: plan.nodes.filter((node) => node.level === level.code).length }))
    .filter(({ count }) => count > 0);
}

function countChanges(nodes: readonly NodeChange[]): PlanView['changes'] {
  const count = (kind: NodeChange['kind']) => nodes.filter((change) => change.kind === kind).length;
  return { new: count('new'), changed: count('changed'), moved: count('moved'), removed: count('removed') };
}

/** The plan of a year; `filter` shows what a body answers for, or one level, with what stands above it. */
export async function readPlan(
  app: App,
  session: Session,
  year: number,
  filter: PlanFilter = { body: null, level: null },
): Promise<Result<PlanView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const visible = await loadVisiblePlan(tx, session, year);
    if (!visible.ok) return visible;
    const { stored, plan, levels, working } = visible.value;
    const against = await loadBase(tx, visible.value);
    const changes = against?.difference.nodes ?? [];
    const marks = new Map(changes.flatMap((change) => (change.after ? [[change.after.key, change] as const] : [])));
    const shown = shownNodes(plan, filter, await listGroups(tx));
    const gone = changes.flatMap((change) =>
      change.kind === 'removed' && !change.after && change.before ? [change.before] : [],
    );
    const nameOf = (code: string) => levels.find((level) => level.code === code)?.name ?? code;
    return succeed({
      stored,
      rows: rowsOf(shown, { plan, levels, marks, session }),
      counts: countsOf(plan, levels),
      base: against?.base ?? null,
      changes: countChanges(changes),
      unchanged: against !== null && !changesPlan(against.difference),
      left: gone.map((node) => ({ node, levelName: nameOf(node.level) })),
      filter,
      bodies: await listOrganisation(tx),
      levels,
      editable: working && mayAnywhere(session, 'editPlan'),
      whole: working && may(session, 'editPlan', null),
      mayDecide: working && may(session, 'decide', null),
      mayRevise: stored.state === 'decided' && may(session, 'editPlan', null),
      mayRollOver: may(session, 'editPlan', null),
      mayReadIn: may(session, 'editPlan', null) || (working && mayAnywhere(session, 'editPlan')),
      versions: (await listPlanVersions(tx, year)).length,
      structure: structureOf(plan),
      seen: fingerprint(plan),
    });
  });
}

/** A node that is to be moved, with those that it may hang on. */
export type MoveChoices = {
  readonly node: PlanNode;
  readonly parents: readonly { readonly key: string; readonly title: string; readonly levelName: string }[];
};

/** Where a node can be moved to; null where it is not there. */
export async function readMoveChoices(
  app: App,
  session: Session,
  year: number,
  key: string,
): Promise<MoveChoices | null> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const visible = await loadVisiblePlan(tx, session, year);
    if (!visible.ok) return null;
    const { plan, levels } = visible.value;
    const node = plan.nodes.find((one) => one.key === key);
    if (!node) return null;
    const parents = newParents(plan, levels, node).map(({ key: parent, title, level }) => ({
      key: parent,
      title,
      levelName: levels.find((each) => each.code === level)?.name ?? level,
    }));
    return { node, parents };
  });
}
