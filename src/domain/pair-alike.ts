/**
 * Pairs texts that are alike, in order: a text and what it has been rewritten to.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(pairAlike([['en', 'röd', 'bil']], [['ett', 'hus'], ['en', 'grön', 'bil']]), [[0, 1]]);
 */

/** Places in the two lists. */
export type Pair = readonly [number, number];

/** Texts with a lower share of words in common are two texts. */
const leastAlike = 0.4;

/** Comparing every text with every other has this limit; beyond it a text is only compared with the one in its place. */
const mostComparisons = 10_000;

type Counted = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

function count(words: readonly string[]): Counted {
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of words) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total += 1;
  }
  return { counts, total };
}

/** The share of words that two texts have in common, from 0 to 1 (Sørensen-Dice); signs do not count. */
function alike(a: Counted, b: Counted): number {
  let common = 0;
  for (const [word, times] of a.counts) common += Math.min(times, b.counts.get(word) ?? 0);
  return common === 0 ? 0 : (2 * common) / (a.total + b.total);
}

/** Each text is given by its words. No pair crosses another; together they are as much alike as can be. */
export function pairAlike(before: readonly (readonly string[])[], after: readonly (readonly string[])[]): Pair[] {
  const [a, b] = [before.map(count), after.map(count)];
  const likeness = (i: number, j: number): number => {
    const [one, other] = [a[i], b[j]];
    const share = one && other ? alike(one, other) : 0;
    return share < leastAlike ? 0 : share;
  };
  if (a.length * b.length > mostComparisons)
    return a.flatMap((_, index): Pair[] => (likeness(index, index) > 0 ? [[index, index]] : []));
  return bestPairs(a.length, b.length, likeness);
}

function bestPairs(rows: number, columns: number, likeness: (i: number, j: number) => number): Pair[] {
  const shares = Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => likeness(i, j)));
  const share = (i: number, j: number): number => shares[i]?.[j] ?? 0;
  /** The best sum of what stands from a place on. */
  const sums = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const sum = (i: number, j: number): number => sums[i]?.[j] ?? 0;
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1) {
      const row = sums[i];
      if (row) row[j] = Math.max(sum(i + 1, j), sum(i, j + 1), share(i, j) + sum(i + 1, j + 1));
    }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (share(i, j) > 0 && sum(i, j) === share(i, j) + sum(i + 1, j + 1)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (sum(i, j) === sum(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}
