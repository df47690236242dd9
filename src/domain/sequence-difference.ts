/**
 * The shortest way from one sequence to another by taking away and adding (Myers, "An O(ND) Difference Algorithm and Its
 * Variations", Algorithmica 1, 1986). Where the two differ in more places than `reach`, the way that has come furthest is
 * taken and the search goes on from there, so that the cost stays in proportion to the length.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const steps = sequenceDifference(['en', 'röd', 'bil'], ['en', 'grön', 'bil']);
 * assert.deepEqual(steps.map((step) => `${step.kind} ${step.item}`), ['same en', 'removed röd', 'added grön', 'same bil']);
 */

export type Step = { readonly kind: 'same' | 'added' | 'removed'; readonly item: string };

/** Where an item of the first sequence stands in the second. */
type Match = readonly [number, number];

const reach = 500;

/** How far each diagonal has come in the first sequence, by depth; diagonal `k` stands at `k + depth + 1`. */
type Trace = readonly Int32Array[];

const at = (row: Int32Array | undefined, index: number): number => row?.[index] ?? 0;

/** The diagonal that a way on diagonal `k` comes from at the depth before; true: from above, where an item was added. */
const fromAbove = (row: Int32Array | undefined, k: number, depth: number): boolean =>
  k === -depth || (k !== depth && at(row, k - 1 + depth) < at(row, k + 1 + depth));

/** The matches on the way that ends on diagonal `end` of the last row, walked backwards. */
function walkBack(trace: Trace, end: number, from: Match): Match[] {
  const matches: Match[] = [];
  let k = end;
  for (let depth = trace.length - 1; depth >= 0; depth -= 1) {
    const x = at(trace[depth], k + depth + 1);
    const before = trace[depth - 1];
    const above = depth > 0 && fromAbove(before, k, depth);
    const start = depth === 0 ? 0 : above ? at(before, k + 1 + depth) : at(before, k - 1 + depth) + 1;
    for (let item = x - 1; item >= start; item -= 1) matches.push([from[0] + item, from[1] + item - k]);
    if (depth > 0) k += above ? 1 : -1;
  }
  return matches.reverse();
}

/** Searches from a place to the end of both, or as far as `reach` allows; gives the matches and the place reached. */
function searchFrom(a: readonly string[], b: readonly string[], from: Match): { matches: Match[]; reached: Match } {
  const [left, right] = [a.length - from[0], b.length - from[1]];
  const trace: Int32Array[] = [];
  for (let depth = 0; ; depth += 1) {
    const before = trace.at(-1);
    const row = new Int32Array(2 * depth + 3);
    let furthest = { sum: -1, k: 0, x: 0 };
    for (let k = -depth; k <= depth; k += 2) {
      const above = depth > 0 && fromAbove(before, k, depth);
      let x = depth === 0 ? 0 : above ? at(before, k + 1 + depth) : at(before, k - 1 + depth) + 1;
      while (x < left && x - k < right && a[from[0] + x] === b[from[1] + x - k]) x += 1;
      row[k + depth + 1] = x;
      if (x <= left && x - k <= right && 2 * x - k > furthest.sum) furthest = { sum: 2 * x - k, k, x };
    }
    trace.push(row);
    if (furthest.sum === left + right || depth === reach) {
      const { k, x } = furthest;
      return { matches: walkBack(trace, k, from), reached: [from[0] + x, from[1] + x - k] };
    }
  }
}

function matchesOf(a: readonly string[], b: readonly string[]): Match[] {
  const found: Match[][] = [];
  for (let place: Match = [0, 0]; place[0] < a.length && place[1] < b.length; ) {
    const { matches, reached } = searchFrom(a, b, place);
    found.push(matches);
    place = reached;
  }
  return found.flat();
}

/** The items that stand in the other sequence too, with their places: the rest cannot match. */
function shared(items: readonly string[], other: readonly string[]): { items: string[]; places: number[] } {
  const known = new Set(other);
  const places = items.flatMap((item, index) => (known.has(item) ? [index] : []));
  return { items: places.map((place) => items[place] ?? ''), places };
}

/** Every item of both, in order: what is removed stands before what is added in its place. */
export function sequenceDifference(before: readonly string[], after: readonly string[]): Step[] {
  const [a, b] = [shared(before, after), shared(after, before)];
  const matches = matchesOf(a.items, b.items).map(([x, y]): Match => [a.places[x] ?? 0, b.places[y] ?? 0]);
  const steps: Step[] = [];
  let place: Match = [0, 0];
  for (const match of [...matches, [before.length, after.length] as const]) {
    for (const item of before.slice(place[0], match[0])) steps.push({ kind: 'removed', item });
    for (const item of after.slice(place[1], match[1])) steps.push({ kind: 'added', item });
    const item = before[match[0]];
    if (item !== undefined) steps.push({ kind: 'same', item });
    place = [match[0] + 1, match[1] + 1];
  }
  return steps;
}
