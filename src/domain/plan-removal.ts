/**
 * Removing from a plan in two steps: first marked, with a reason and with all that hangs on it, then taken away when the
 * plan is decided. What a report holds is never taken away but ended, so that nothing reported is lost.
 */
import { branchOf, findNode, type Plan, type PlanIndicator, type PlanNode } from './plan.ts';
import { missingNode } from './plan-edit.ts';
import { type Result, refuse, succeed } from './result.ts';

const mark = <T extends { readonly removal: string | null }>(one: T, reason: string): T =>
  one.removal === null ? { ...one, removal: reason } : one;
const unmark = <T extends { readonly removal: string | null }>(one: T, reason: string): T =>
  one.removal === reason ? { ...one, removal: null } : one;

/** Marks a node and all that hangs on it. What was marked before keeps its own reason. */
export function markRemoval(plan: Plan, key: string, reason: string): Result<Plan> {
  const node = findNode(plan, key);
  if (!node) return refuse(missingNode);
  if (node.removal !== null) return refuse({ path: 'reason', message: 'Posten är redan markerad för borttagning.' });
  const branch = branchOf(plan, key);
  return succeed({
    ...plan,
    nodes: plan.nodes.map((one) => (branch.has(one.key) ? mark(one, reason) : one)),
    indicators: plan.indicators.map((one) => (branch.has(one.node) ? mark(one, reason) : one)),
  });
}

/** Takes the mark off a node and all that was marked with it. Refused under one that is still marked. */
export function undoRemoval(plan: Plan, key: string): Result<Plan> {
  const node = findNode(plan, key);
  if (!node) return refuse(missingNode);
  const reason = node.removal;
  if (reason === null) return succeed(plan);
  const parent = node.parent === null ? undefined : findNode(plan, node.parent);
  if (parent && parent.removal !== null)
    return refuse({ path: 'node', message: `Ångra först borttagningen av ${parent.title}, som posten hänger på.` });
  const branch = branchOf(plan, key);
  return succeed({
    ...plan,
    nodes: plan.nodes.map((one) => (branch.has(one.key) ? unmark(one, reason) : one)),
    indicators: plan.indicators.map((one) => (branch.has(one.node) ? unmark(one, reason) : one)),
  });
}

export type Settled = {
  readonly plan: Plan;
  readonly gone: readonly PlanNode[];
  /** Kept because a report holds them, or something under them; they last no longer than the day. */
  readonly ended: readonly PlanNode[];
  readonly goneIndicators: readonly PlanIndicator[];
};

/** The last day of a node that ends: no later than the day, no earlier than its first. */
function lastDay({ startsOn, endsOn }: PlanNode, day: string): string {
  const last = endsOn !== null && endsOn < day ? endsOn : day;
  return startsOn !== null && startsOn > last ? startsOn : last;
}

/** Carries out what is marked. `held`: keys of nodes that reports of the year hold. `day`: when it was decided, "2026-06-17". */
export function settleRemovals(plan: Plan, held: ReadonlySet<string>, day: string): Settled {
  const kept = new Set<string>();
  for (const node of plan.nodes.toReversed())
    if (node.removal === null || held.has(node.key) || kept.has(node.key)) {
      kept.add(node.key);
      if (node.parent !== null) kept.add(node.parent);
    }
  const gone = plan.nodes.filter((node) => !kept.has(node.key));
  const ended = plan.nodes
    .filter((node) => node.removal !== null && kept.has(node.key))
    .map((node) => ({ ...node, endsOn: lastDay(node, day), removal: null }));
  const endedByKey = new Map(ended.map((node) => [node.key, node]));
  const nodes = plan.nodes.filter((node) => kept.has(node.key)).map((node) => endedByKey.get(node.key) ?? node);
  const stays = (one: PlanIndicator) => kept.has(one.node) && (one.removal === null || endedByKey.has(one.node));
  return {
    plan: {
      ...plan,
      nodes,
      indicators: plan.indicators.filter(stays).map((one) => ({ ...one, removal: null })),
    },
    gone,
    ended,
    goneIndicators: plan.indicators.filter((one) => !stays(one)),
  };
}
