/**
 * The plan of a year (Swedish: plan, målträd): the nodes that bodies are to report on, the days that they last, and the
 * indicators and targets that measure them. Several years' plans stand side by side; a node says where it was copied from.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const levels = ['area', 'goal'].map((code) => ({ code, name: code, heading: code, horizon: null, scales: [] }));
 * assert.equal(fits(levels, 'goal', 'area'), true);
 * assert.equal(fits(levels, 'area', 'goal'), false);
 * assert.equal(fits(levels, 'goal', null), false);
 */
import { z } from 'zod';
import { DecimalString, Figure } from './figure.ts';
import { Indicator, IndicatorValue } from './indicator.ts';
import { Node, type SteeringLevel } from './node.ts';

/** A reason in a plan: why something is to be removed. */
const Reason = z.string().min(1);

export const PlanNode = Node.extend({
  /** "2026-01-01"; null where no day is said. */
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  /** The key that it had in the plan it was copied from; null where it was made here. */
  origin: z.string().nullable(),
  /** Why it is to be removed when the plan is decided; null where it stays. */
  removal: Reason.nullable(),
});
export type PlanNode = z.infer<typeof PlanNode>;

export const Target = z.strictObject({
  year: z.number().int().min(1990).max(2200),
  sex: IndicatorValue.shape.sex,
  value: DecimalString,
  decimals: Figure.shape.decimals,
});
export type Target = z.infer<typeof Target>;

export const PlanIndicator = Indicator.omit({ values: true }).extend({
  /** Decimals that its figures are shown with. */
  decimals: Figure.shape.decimals,
  /** Where its figures come from: "Kolada", "Egen mätning". */
  source: z.string(),
  origin: z.string().nullable(),
  removal: Reason.nullable(),
  /** By year, then by sex. */
  targets: z.array(Target),
});
export type PlanIndicator = z.infer<typeof PlanIndicator>;

export const Plan = z.strictObject({
  year: z.number().int().min(1990).max(2200),
  /** From the top down: each node before those that hang on it, in the order shown. */
  nodes: z.array(PlanNode),
  /** By node in that order, then by position. */
  indicators: z.array(PlanIndicator),
});
export type Plan = z.infer<typeof Plan>;

/** A level's place in the model, from 0 at the top. A level that the model does not have comes last. */
export function rankOf(levels: readonly SteeringLevel[], level: string): number {
  const rank = levels.findIndex((each) => each.code === level);
  return rank < 0 ? levels.length : rank;
}

/** True where a node of the level may hang on one of the parent's level: it comes after it in the model. Null is the top. */
export function fits(levels: readonly SteeringLevel[], level: string, parent: string | null): boolean {
  const rank = rankOf(levels, level);
  return parent === null ? rank === 0 : rank > rankOf(levels, parent);
}

export function findNode(plan: Plan, key: string): PlanNode | undefined {
  return plan.nodes.find((node) => node.key === key);
}

/** The nodes by what they hang on; null has the top ones. */
export function childrenOf(nodes: readonly PlanNode[]): ReadonlyMap<string | null, readonly PlanNode[]> {
  return Map.groupBy(nodes, (node) => node.parent);
}

/** The keys of a node and of all that hangs on it. */
export function branchOf(plan: Plan, key: string): Set<string> {
  const children = childrenOf(plan.nodes);
  const below = (one: string): string[] => [one, ...(children.get(one) ?? []).flatMap((node) => below(node.key))];
  return new Set(below(key));
}

/** The nodes that a node hangs on, the top one first. */
export function ancestorsOf(plan: Plan, key: string): PlanNode[] {
  const byKey = new Map(plan.nodes.map((node) => [node.key, node]));
  const found: PlanNode[] = [];
  for (let node = byKey.get(byKey.get(key)?.parent ?? ''); node; node = byKey.get(node.parent ?? ''))
    found.unshift(node);
  return found;
}

/** The plan in its order: each node before those under it, siblings by level and position. */
export function inOrder(plan: Plan, levels: readonly SteeringLevel[]): Plan {
  const children = childrenOf(plan.nodes);
  const before = (a: PlanNode, b: PlanNode) =>
    rankOf(levels, a.level) - rankOf(levels, b.level) || a.position - b.position || (a.key < b.key ? -1 : 1);
  const from = (parent: string | null): PlanNode[] =>
    [...(children.get(parent) ?? [])].sort(before).flatMap((node) => [node, ...from(node.key)]);
  const nodes = from(null);
  const place = new Map(nodes.map((node, index) => [node.key, index]));
  const indicators = plan.indicators.toSorted(
    (a, b) =>
      (place.get(a.node) ?? nodes.length) - (place.get(b.node) ?? nodes.length) ||
      a.position - b.position ||
      (a.key < b.key ? -1 : 1),
  );
  return { ...plan, nodes, indicators };
}

/** Siblings that a node stands among: of the same level, under the same parent, in order. */
export function siblingsOf(plan: Plan, { parent, level }: Pick<PlanNode, 'parent' | 'level'>): PlanNode[] {
  return plan.nodes.filter((node) => node.parent === parent && node.level === level);
}
