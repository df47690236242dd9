/**
 * What differs between what is decided and what the invoice system lets people do, in ten classes. The key is personal
 * number, cost centre and role; a right without its like is tried against the person's other rights before it is missing.
 */
import { type KeyRows, keyRows } from './key-rows.ts';
import type { RightsTable } from './rights-table.ts';

/** limit-higher: the system lets more than is decided. expired-active: the decision has ended, the right has not. */
export const differenceKinds = [
  'missing-decision',
  'limit-higher',
  'expired-active',
  'role-differs',
  'cost-centre-differs',
  'validity-differs',
  'limit-lower',
  'missing-in-system',
  'inactive',
  'duplicate',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Rows by number; -1 where there is none in that list. */
export type Difference = { readonly kind: DifferenceKind; readonly left: number; readonly right: number };

export type Compared = {
  readonly differences: readonly Difference[];
  /** Keys that are in force in one of the lists, and those without any difference, by role. */
  readonly examined: ReadonlyMap<number, { whole: number; agreed: number }>;
};

/** The row of each key that stands for it: one in force before others, then the one with the latest start. */
type Index = { readonly rows: KeyRows; readonly doubled: readonly (readonly [number, number])[] };

const inForce = (table: RightsTable, at: number): boolean => table.active[at] === 1 && table.timeAt(at) === 'current';

function indexOf(table: RightsTable): Index {
  const rows = keyRows(table.count);
  const doubled: [number, number][] = [];
  for (let at = 0; at < table.count; at += 1) {
    const key = table.keyAt(at);
    const standing = rows.get(key);
    if (standing < 0) {
      rows.set(key, at);
      continue;
    }
    const [before, now] = [inForce(table, standing), inForce(table, at)];
    if (before && now) doubled.push([standing, at]);
    const later = (table.from[at] ?? 0) >= (table.from[standing] ?? 0);
    if (now && !before ? true : now === before && later) rows.set(key, at);
  }
  return { rows, doubled };
}

export function compareRights(left: RightsTable, right: RightsTable): Compared {
  const [decided, inSystem] = [indexOf(left), indexOf(right)];
  const differences: Difference[] = [];
  const examined = new Map<number, { whole: number; agreed: number }>();
  const count = (role: number, agreed: boolean): void => {
    const standing = examined.get(role) ?? { whole: 0, agreed: 0 };
    standing.whole += 1;
    if (agreed) standing.agreed += 1;
    examined.set(role, standing);
  };
  const lacking: number[] = [];
  decided.rows.each((key, at) => {
    const other = inSystem.rows.get(key);
    const isNow = left.timeAt(at) === 'current';
    if (other < 0) {
      if (isNow) lacking.push(at);
      return;
    }
    const works = inForce(right, other);
    if (!isNow && !works) return;
    const found = isNow ? differencesOf(left, at, right, other, works) : [lateOrEarly(left, at)];
    for (const kind of found) differences.push({ kind, left: at, right: other });
    count(left.role[at] ?? 0, found.length === 0);
  });
  const strangers = strangersOf(decided, inSystem, right);
  for (const at of lacking) {
    differences.push(nearest(left, at, right, strangers));
    count(left.role[at] ?? 0, false);
  }
  for (const rows of strangers.values()) {
    for (const at of rows) {
      differences.push({ kind: 'missing-decision', left: -1, right: at });
      count(right.role[at] ?? 0, false);
    }
  }
  for (const [, at] of decided.doubled) differences.push({ kind: 'duplicate', left: at, right: -1 });
  for (const [, at] of inSystem.doubled) differences.push({ kind: 'duplicate', left: -1, right: at });
  return { differences, examined };
}

/** A right in force by a decision that has ended, or that has not begun. */
const lateOrEarly = (left: RightsTable, at: number): DifferenceKind =>
  left.timeAt(at) === 'ended' ? 'expired-active' : 'validity-differs';

function differencesOf(
  left: RightsTable,
  at: number,
  right: RightsTable,
  other: number,
  works: boolean,
): DifferenceKind[] {
  if (!works) return ['inactive'];
  const [decided, allowed] = [left.limit[at] ?? Number.NaN, right.limit[other] ?? Number.NaN];
  const [unsaid, unset] = [Number.isNaN(decided), Number.isNaN(allowed)];
  // A limit that one of the lists does not say could be any, so it counts as the serious one.
  const limits: DifferenceKind[] =
    (unsaid && unset) || decided === allowed
      ? []
      : [!unsaid && !unset && allowed < decided ? 'limit-lower' : 'limit-higher'];
  const sameTime = left.from[at] === right.from[other] && left.to[at] === right.to[other];
  const noTime = left.from[at] === 0 && left.to[at] === 0;
  return sameTime || noTime ? limits : [...limits, 'validity-differs'];
}

/** By person: rights in force that no decision has the key of. */
function strangersOf(decided: Index, inSystem: Index, right: RightsTable): Map<number, number[]> {
  const strangers = new Map<number, number[]>();
  inSystem.rows.each((key, at) => {
    if (decided.rows.get(key) >= 0 || !inForce(right, at)) return;
    const person = right.person[at] ?? 0;
    const standing = strangers.get(person);
    if (standing) standing.push(at);
    else strangers.set(person, [at]);
  });
  return strangers;
}

/** The person's right that differs in one thing only, which is then taken; else the decision is missing in the system. */
function nearest(left: RightsTable, at: number, right: RightsTable, strangers: Map<number, number[]>): Difference {
  const own = strangers.get(left.person[at] ?? 0) ?? [];
  const sameRole = own.findIndex((other) => right.role[other] === left.role[at]);
  const samePlace = own.findIndex((other) => right.costCentre[other] === left.costCentre[at]);
  const found = samePlace >= 0 ? samePlace : sameRole;
  if (found < 0) return { kind: 'missing-in-system', left: at, right: -1 };
  const [other = -1] = own.splice(found, 1);
  return { kind: samePlace >= 0 ? 'role-differs' : 'cost-centre-differs', left: at, right: other };
}
