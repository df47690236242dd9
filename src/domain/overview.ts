/**
 * The overview of a period over all bodies: process areas by bodies with their lights, how many there are of each state,
 * what has changed since the period before, and which indicators miss their target.
 */
import { compareDecimals } from './decimal.ts';
import type { Indicator } from './indicator.ts';
import { findValue, type KnownValue } from './indicator-value.ts';
import type { Node, SteeringLevel } from './node.ts';
import type { Period } from './period.ts';
import type { ScaleCode } from './scale.ts';

/** What one body says of one node; null is "nothing said". */
export type Said = {
  readonly body: string;
  readonly node: string;
  readonly assessment: string | null;
  readonly trend: string | null;
  readonly status: string | null;
  readonly completion: string | null;
  /** True where there is a text. */
  readonly written: boolean;
};

export type MatrixRow = {
  readonly node: Node;
  /** The perspective's title, '' where the node has none above it. */
  readonly under: string;
  /** In the order of the bodies; null where the body does not report on the node. */
  readonly cells: readonly (Said | null)[];
};

/** The scale that a level is counted by: its light, else its status. */
export function mainScale(level: SteeringLevel): 'assessment' | 'status' | null {
  return (['assessment', 'status'] as const).find((scale) => level.scales.includes(scale)) ?? null;
}

const keyOf = (said: { readonly body: string; readonly node: string }) => `${said.body}\n${said.node}`;

/** Nodes of the first level that carries a light, by bodies. */
export function statusMatrix(
  nodes: readonly Node[],
  levels: readonly SteeringLevel[],
  bodies: readonly string[],
  said: readonly Said[],
): MatrixRow[] {
  const level = levels.find((candidate) => candidate.scales.includes('assessment'));
  if (!level) return [];
  const found = new Map(said.map((one) => [keyOf(one), one]));
  return nodes
    .filter((node) => node.level === level.code)
    .map((node) => ({
      node,
      under: nodes.find((parent) => parent.key === node.parent)?.title ?? '',
      cells: bodies.map((body) => found.get(keyOf({ body, node: node.key })) ?? null),
    }));
}

export type LevelCount = {
  readonly level: SteeringLevel;
  readonly scale: 'assessment' | 'status';
  readonly total: number;
  /** By code of the scale; '' where nothing is said. */
  readonly counts: ReadonlyMap<string, number>;
};

/** How many reported nodes there are of each state, level by level. */
export function countStates(
  nodes: readonly Node[],
  levels: readonly SteeringLevel[],
  said: readonly Said[],
): LevelCount[] {
  const levelOf = new Map(nodes.map((node) => [node.key, node.level]));
  return levels.flatMap((level) => {
    const scale = mainScale(level);
    if (scale === null) return [];
    const own = said.filter((one) => levelOf.get(one.node) === level.code);
    const counts = new Map<string, number>();
    for (const one of own) counts.set(one[scale] ?? '', (counts.get(one[scale] ?? '') ?? 0) + 1);
    return own.length === 0 ? [] : [{ level, scale, total: own.length, counts }];
  });
}

export type StateChange = {
  readonly body: string;
  readonly node: string;
  readonly scale: Exclude<ScaleCode, 'control' | 'trend'>;
  readonly before: string | null;
  readonly after: string | null;
};

/** What is said otherwise than in the period before; nodes that were not reported then are left out. */
export function changedStates(before: readonly Said[], after: readonly Said[]): StateChange[] {
  const earlier = new Map(before.map((one) => [keyOf(one), one]));
  return after.flatMap((one) => {
    const was = earlier.get(keyOf(one));
    if (!was) return [];
    return (['assessment', 'status', 'completion'] as const)
      .filter((scale) => one[scale] !== null && was[scale] !== one[scale])
      .map((scale) => ({ body: one.body, node: one.node, scale, before: was[scale], after: one[scale] }));
  });
}

export type MissedTarget = {
  readonly body: string;
  readonly indicator: Indicator;
  readonly actual: KnownValue;
  readonly target: KnownValue;
  /** The year before's outcome; null where it is not known. */
  readonly before: KnownValue | null;
};

/** Indicators whose outcome, or forecast before the year is over, is worse than the year's target. Those without direction are not judged. */
export function missedTargets(
  period: Period,
  indicators: readonly { readonly body: string; readonly indicator: Indicator }[],
): MissedTarget[] {
  return indicators.flatMap(({ body, indicator }) => {
    const forecast = period.kind === 'year' ? null : findValue(indicator, period.year, 'forecast');
    const actual = forecast ?? findValue(indicator, period.year, 'actual');
    const target = findValue(indicator, period.year, 'target');
    if (!actual || !target || indicator.direction === null) return [];
    const against = compareDecimals(actual.value, target.value);
    if (indicator.direction === 'higher' ? against >= 0 : against <= 0) return [];
    return [{ body, indicator, actual, target, before: findValue(indicator, period.year - 1, 'actual') }];
  });
}
