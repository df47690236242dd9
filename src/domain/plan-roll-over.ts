/**
 * A plan copied to a later year: what goes on by itself, what a person chooses, and what is left out and why. Pure, so
 * that it can be rehearsed: the same answer is shown first and carried out after. Nothing falls away in silence: every
 * node, indicator, target and owner is either copied or named with a reason.
 */
import type { SteeringLevel } from './node.ts';
import { fits, inOrder, type Plan, type PlanIndicator, type PlanNode, type Target } from './plan.ts';
import type { Term } from './term.ts';

/** Why a node does or does not go on by itself; a person chooses where it is "yearly", "termEnds" or "ended". */
export type Ground = 'lasting' | 'yearly' | 'termEnds' | 'ended' | 'removal';

export type NodeFate = {
  readonly node: PlanNode;
  readonly ground: Ground;
  /** `noPlace`: nothing that it could hang on is copied. */
  readonly kind: 'copied' | 'leftOut' | 'noPlace';
  /** What it hangs on in the new plan, where that is another node than before. */
  readonly newParent: PlanNode | null;
};

export type TargetFate = {
  readonly target: Target;
  /** `carried`: its year has passed and no later target takes over, so its value stands for the new year. */
  readonly kind: 'copied' | 'carried' | 'passed';
};

export type IndicatorFate = {
  readonly indicator: PlanIndicator;
  readonly kind: 'copied' | 'nodeLeftOut' | 'removal';
  readonly targets: readonly TargetFate[];
};

export type Owner = {
  readonly node: string;
  readonly body: string;
  readonly account: string;
  readonly name: string;
  readonly closed: boolean;
};

export type OwnerFate = {
  readonly owner: Owner;
  readonly kind: 'copied' | 'nodeLeftOut' | 'closedAccount' | 'closedBody';
  /** The body that it is copied for. */
  readonly body: string;
};

export type RollOver = {
  readonly plan: Plan;
  readonly nodes: readonly NodeFate[];
  readonly indicators: readonly IndicatorFate[];
  readonly owners: readonly OwnerFate[];
};

export type RollOverInput = {
  readonly from: Plan;
  readonly to: number;
  readonly levels: readonly SteeringLevel[];
  readonly terms: { readonly from: Term; readonly to: Term };
  readonly owners: readonly Owner[];
  /** Bodies that do not report in the new year, each with the one that takes over; null: nobody does. */
  readonly closedBodies: ReadonlyMap<string, string | null>;
  /** Keys of nodes that a person wants along, of those that may be chosen. */
  readonly chosen: ReadonlySet<string>;
};

type Years = Pick<RollOverInput, 'to' | 'levels' | 'terms'>;

const horizonOf = (levels: readonly SteeringLevel[], node: PlanNode) =>
  levels.find((level) => level.code === node.level)?.horizon ?? null;

/** Whether a node lasts into the year: by its own last day, else by the horizon of its level and the term. */
export function groundOf(node: PlanNode, { to, levels, terms }: Years): Ground {
  if (node.removal !== null) return 'removal';
  if (node.endsOn !== null && node.endsOn >= `${to}-01-01`) return 'lasting';
  const horizon = horizonOf(levels, node);
  if (horizon === 1) return 'yearly';
  if (node.endsOn !== null) return 'ended';
  return horizon === null || terms.from.first === terms.to.first ? 'lasting' : 'termEnds';
}

/** The same day so many years later; the last of February where the year has no 29th. */
function laterDay(day: string | null, years: number): string | null {
  if (day === null) return null;
  const year = Number(day.slice(0, 4)) + years;
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}${day.endsWith('-02-29') && !leap ? '-02-28' : day.slice(4)}`;
}

type Days = Pick<PlanNode, 'startsOn' | 'endsOn'>;

/** A one-year node moves with the years; one that would have ended lasts to the end of its new horizon. */
function daysOf(node: PlanNode, ground: Ground, from: number, years: Years): Days {
  const { startsOn, endsOn } = node;
  if (ground === 'yearly') {
    const moved = years.to - from;
    return { startsOn: laterDay(startsOn, moved), endsOn: laterDay(endsOn, moved) };
  }
  if (ground !== 'ended') return { startsOn, endsOn };
  const lasting = horizonOf(years.levels, node) === null;
  return { startsOn: `${years.to}-01-01`, endsOn: lasting ? null : `${years.terms.to.last}-12-31` };
}

/** The bodies that are responsible in the new year, each once. */
function bodiesOf(node: PlanNode, closed: RollOverInput['closedBodies']): string[] {
  const now = node.bodies.flatMap((code) => (closed.has(code) ? (closed.get(code) ?? []) : code));
  return [...new Set(now)];
}

function nodeFates(input: RollOverInput): { fates: NodeFate[]; copied: Map<string, PlanNode> } {
  const { from, levels, chosen } = input;
  const byKey = new Map(from.nodes.map((node) => [node.key, node]));
  const copied = new Map<string, PlanNode>();
  const above = (node: PlanNode): PlanNode | null => {
    let parent = byKey.get(node.parent ?? '');
    while (parent && !copied.has(parent.key)) parent = byKey.get(parent.parent ?? '');
    return parent ?? null;
  };
  const fates = inOrder(from, levels).nodes.map((node): NodeFate => {
    const ground = groundOf(node, input);
    const wanted = ground === 'lasting' || (ground !== 'removal' && chosen.has(node.key));
    if (!wanted) return { node, ground, kind: 'leftOut', newParent: null };
    const parent = above(node);
    if (parent === null && node.parent !== null && !fits(levels, node.level, null))
      return { node, ground, kind: 'noPlace', newParent: null };
    copied.set(node.key, {
      ...node,
      ...daysOf(node, ground, from.year, input),
      parent: parent?.key ?? null,
      bodies: bodiesOf(node, input.closedBodies),
      origin: node.key,
      removal: null,
    });
    return { node, ground, kind: 'copied', newParent: parent?.key === node.parent ? null : parent };
  });
  return { fates, copied };
}

/** For each sex, the latest target before the year where none is for the year itself. */
function carriedTargets(targets: readonly Target[], to: number): Set<Target> {
  const bySex = Map.groupBy(targets, (target) => target.sex);
  return new Set(
    [...bySex.values()].flatMap((own) => {
      if (own.some((target) => target.year === to)) return [];
      const passed = own.filter((target) => target.year < to).toSorted((a, b) => b.year - a.year);
      return passed[0] ?? [];
    }),
  );
}

function targetFates(indicator: PlanIndicator, to: number): TargetFate[] {
  const carried = carriedTargets(indicator.targets, to);
  return indicator.targets.map((target) => ({
    target,
    kind: target.year >= to ? 'copied' : carried.has(target) ? 'carried' : 'passed',
  }));
}

function indicatorFate(indicator: PlanIndicator, copied: ReadonlyMap<string, PlanNode>, to: number): IndicatorFate {
  if (!copied.has(indicator.node)) return { indicator, kind: 'nodeLeftOut', targets: [] };
  if (indicator.removal !== null) return { indicator, kind: 'removal', targets: [] };
  return { indicator, kind: 'copied', targets: targetFates(indicator, to) };
}

const order = ['all', 'women', 'men'] as const;

function copyIndicator({ indicator, targets }: IndicatorFate, to: number): PlanIndicator {
  const kept = targets.flatMap(({ target, kind }) =>
    kind === 'passed' ? [] : [kind === 'carried' ? { ...target, year: to } : target],
  );
  return {
    ...indicator,
    origin: indicator.key,
    targets: kept.toSorted((a, b) => a.year - b.year || order.indexOf(a.sex) - order.indexOf(b.sex)),
  };
}

function ownerFates({ owners, closedBodies }: RollOverInput, copied: ReadonlyMap<string, PlanNode>): OwnerFate[] {
  const taken = new Set(owners.map(({ node, body }) => `${node}\n${body}`));
  return owners.map((owner): OwnerFate => {
    const { node, body } = owner;
    if (!copied.has(node)) return { owner, kind: 'nodeLeftOut', body };
    if (owner.closed) return { owner, kind: 'closedAccount', body };
    if (!closedBodies.has(body)) return { owner, kind: 'copied', body };
    const next = closedBodies.get(body) ?? null;
    if (next === null || taken.has(`${node}\n${next}`)) return { owner, kind: 'closedBody', body };
    taken.add(`${node}\n${next}`);
    return { owner, kind: 'copied', body: next };
  });
}

/** What copying the plan to the year gives. */
export function rollOver(input: RollOverInput): RollOver {
  const { from, to, levels } = input;
  const { fates, copied } = nodeFates(input);
  const indicators = from.indicators.map((indicator) => indicatorFate(indicator, copied, to));
  const plan: Plan = {
    year: to,
    nodes: [...copied.values()],
    indicators: indicators.filter(({ kind }) => kind === 'copied').map((fate) => copyIndicator(fate, to)),
  };
  return { plan: inOrder(plan, levels), nodes: fates, indicators, owners: ownerFates(input, copied) };
}
