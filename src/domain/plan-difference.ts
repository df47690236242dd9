/**
 * What sets one plan apart from another: nodes and indicators that are new, changed, moved, removed or the same. A plan
 * is compared with the year that it was copied from by `origin`, and with its own earlier versions by `key`.
 */
import { canonicalJson } from './canonical-json.ts';
import type { Plan, PlanIndicator, PlanNode } from './plan.ts';
import { sequenceDifference } from './sequence-difference.ts';

export type NodeField = 'title' | 'role' | 'bodies' | 'startsOn' | 'endsOn' | 'place';
export type IndicatorField = 'title' | 'unit' | 'decimals' | 'direction' | 'source' | 'targets' | 'node';

/**
 * `changed` has `place` among its fields where it was moved as well; `moved` is nothing but moved. `removed` has the node
 * where it still stands there, marked.
 */
export type Change<T, F> =
  | { readonly kind: 'new'; readonly after: T }
  | { readonly kind: 'changed'; readonly before: T; readonly after: T; readonly fields: readonly F[] }
  | { readonly kind: 'moved' | 'same'; readonly before: T; readonly after: T }
  | { readonly kind: 'removed'; readonly before: T | null; readonly after: T | null };
export type NodeChange = Change<PlanNode, NodeField>;
export type IndicatorChange = Change<PlanIndicator, IndicatorField>;

export type PlanDifference = {
  /** In the order of the later plan, then what it does not have. */
  readonly nodes: readonly NodeChange[];
  readonly indicators: readonly IndicatorChange[];
};

type Keyed = { readonly key: string; readonly origin: string | null };
type Match = 'origin' | 'key';

const keyOf = (match: Match) => (one: Keyed) => (match === 'key' ? one.key : one.origin);

/** A day as many years later: "2025-03-01" in a plan copied from 2025 to 2026 is the same as "2026-03-01". */
function sameDay(before: string | null, after: string | null, years: number): boolean {
  if (before === after || before === null || after === null) return before === after;
  return Number(after.slice(0, 4)) - Number(before.slice(0, 4)) === years && before.slice(4) === after.slice(4);
}

/** Keys of nodes that do not stand where they stood: under another parent, or in another order among those that stayed. */
function movedNodes(before: Plan, after: Plan, match: Match): Set<string> {
  const key = keyOf(match);
  const nowOf = new Map(after.nodes.flatMap((node) => (key(node) === null ? [] : [[key(node), node] as const])));
  const place = (parent: string | null, level: string) => `${parent ?? ''}\n${level}`;
  const stayed = (was: PlanNode) => {
    const now = nowOf.get(was.key);
    if (!now) return null;
    const parent = was.parent === null ? null : (nowOf.get(was.parent)?.key ?? undefined);
    return now.parent === parent ? now : null;
  };
  const moved = new Set<string>();
  const kept = before.nodes.flatMap((was) => stayed(was) ?? []);
  const keptKeys = new Set(kept.map((now) => now.key));
  for (const now of nowOf.values())
    if (before.nodes.some((was) => was.key === key(now)) && !keptKeys.has(now.key)) moved.add(now.key);
  const rows = Map.groupBy(kept, (now) => place(now.parent, now.level));
  const order = Map.groupBy(
    after.nodes.filter((now) => keptKeys.has(now.key)),
    (now) => place(now.parent, now.level),
  );
  for (const [where, row] of rows) {
    const steps = sequenceDifference(
      row.map((now) => now.key),
      (order.get(where) ?? []).map((now) => now.key),
    );
    for (const step of steps) if (step.kind === 'added') moved.add(step.item);
  }
  return moved;
}

function compare<T extends Keyed & { readonly removal: string | null }, F>(
  before: readonly T[],
  after: readonly T[],
  match: Match,
  rules: {
    readonly fields: (was: T, now: T) => readonly F[];
    readonly isMoved: (now: T) => boolean;
    readonly place: F;
  },
): Change<T, F>[] {
  const was = new Map(before.map((one) => [one.key, one]));
  const met = new Set<string>();
  const changes = after.map((now): Change<T, F> => {
    const earlier = was.get(keyOf(match)(now) ?? '');
    if (earlier) met.add(earlier.key);
    if (now.removal !== null) return { kind: 'removed', before: earlier ?? null, after: now };
    if (!earlier) return { kind: 'new', after: now };
    const fields = rules.fields(earlier, now);
    const moved = rules.isMoved(now);
    if (fields.length > 0)
      return { kind: 'changed', before: earlier, after: now, fields: moved ? [...fields, rules.place] : fields };
    return { kind: moved ? 'moved' : 'same', before: earlier, after: now };
  });
  const removed = before
    .filter((one) => !met.has(one.key))
    .map((one): Change<T, F> => ({ kind: 'removed', before: one, after: null }));
  return [...changes, ...removed];
}

const differs = (a: unknown, b: unknown) => canonicalJson(a) !== canonicalJson(b);

function nodeFields(before: PlanNode, after: PlanNode, years: number): NodeField[] {
  const plain = (['title', 'role', 'bodies'] as const).filter((field) => differs(before[field], after[field]));
  const days = (['startsOn', 'endsOn'] as const).filter(
    (field) => before[field] !== after[field] && !sameDay(before[field], after[field], years),
  );
  return [...plain, ...days];
}

const indicatorFields = ['title', 'unit', 'decimals', 'direction', 'source'] as const;

/** Targets of years that the later plan no longer looks at are no difference. */
function targetsFrom(year: number, { targets }: PlanIndicator) {
  return targets.filter((target) => target.year >= year);
}

/** What the later plan does to the earlier one. */
export function planDifference(before: Plan, after: Plan, match: Match): PlanDifference {
  const years = after.year - before.year;
  const moved = movedNodes(before, after, match);
  const nowKey = new Map(after.nodes.map((node) => [keyOf(match)(node), node.key]));
  return {
    nodes: compare<PlanNode, NodeField>(before.nodes, after.nodes, match, {
      fields: (was, now) => nodeFields(was, now, years),
      isMoved: (now) => moved.has(now.key),
      place: 'place',
    }),
    indicators: compare<PlanIndicator, IndicatorField>(before.indicators, after.indicators, match, {
      fields: (was, now) => [
        ...indicatorFields.filter((field) => differs(was[field], now[field])),
        ...(differs(targetsFrom(after.year, was), targetsFrom(after.year, now)) ? (['targets'] as const) : []),
      ],
      isMoved: (now) =>
        before.indicators.some((was) => was.key === keyOf(match)(now) && nowKey.get(was.node) !== now.node),
      place: 'node',
    }),
  };
}

/** True where something differs. */
export function changesPlan({ nodes, indicators }: PlanDifference): boolean {
  return [...nodes, ...indicators].some((change) => change.kind !== 'same');
}
