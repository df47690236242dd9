/**
 * How far apart two figures may stand. Each rounded figure may be half of its last digit off, so a sum of n addends may
 * differ from what stands by (n+1)/2 in the last digit; the same figure shown twice, by nothing.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(judge(-10.0, -10.1, 2 * halfDigit(1)), 'rounding');
 * assert.equal(judge(5.1, 5.1, 0), 'holds');
 * assert.equal(judge(5.2, 5.1, 0.001), 'fails');
 */

export type Verdict = 'holds' | 'rounding' | 'fails';

/** Half of the last digit that a figure with so many decimals shows, in a unit of `scale`. */
export function halfDigit(decimals: number, scale = 1): number {
  return (scale * 10 ** -decimals) / 2;
}

/** `slack`: how far rounding alone may part the two. Floats are compared with a margin far below any shown digit. */
export function judge(stated: number, computed: number, slack: number): Verdict {
  const apart = Math.abs(stated - computed);
  const margin = 1e-9 * Math.max(1, Math.abs(stated), Math.abs(computed));
  if (apart <= margin) return 'holds';
  return apart <= slack + margin ? 'rounding' : 'fails';
}
