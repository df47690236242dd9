/**
 * A sample (Swedish: stickprov): some rows of a population, drawn by a stated seed so that whoever repeats it draws the same.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const hash = (text) => text.split('').reverse().join('');
 * const drawn = drawSample([['a'], ['b'], ['c']], { seed: 'x', size: 2, hash });
 * assert.deepEqual(drawn.map(({ place }) => place), [1, 2]);
 */

/** ok: as it should be. unchecked: could not be looked at, which the note explains. */
export type SampleOutcome = 'ok' | 'deviation' | 'unchecked';

export type DrawnRow = {
  /** Where it stood in the population, from 1. */
  readonly place: number;
  readonly cells: readonly string[];
};

/** The key of each row: its cells, and for one that stands there before, which time it is. */
export function rowKeys(rows: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((cells) => {
    const text = cells.join('\t');
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return times === 1 ? text : `${text}\t#${times}`;
  });
}

/** The first `size` rows in the order of `hash("seed|key")`. `hash` is SHA-256 in hexadecimal. */
export function drawSample(
  rows: readonly (readonly string[])[],
  { seed, size, hash }: { readonly seed: string; readonly size: number; readonly hash: (text: string) => string },
): DrawnRow[] {
  return rowKeys(rows)
    .map((key, index) => ({ order: hash(`${seed}|${key}`), place: index + 1, cells: rows[index] ?? [] }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.place - b.place))
    .slice(0, size)
    .map(({ place, cells }) => ({ place, cells }));
}

export type SampleCount = {
  readonly size: number;
  readonly ok: number;
  readonly deviation: number;
  readonly unchecked: number;
  /** Nobody has looked yet. */
  readonly open: number;
};

export function countSample(outcomes: readonly (SampleOutcome | null)[]): SampleCount {
  const count = (of: SampleOutcome | null) => outcomes.filter((outcome) => outcome === of).length;
  return {
    size: outcomes.length,
    ok: count('ok'),
    deviation: count('deviation'),
    unchecked: count('unchecked'),
    open: count(null),
  };
}

/** "Stickprov: 20 av 340. 18 utan avvikelse, 2 med avvikelse, 0 inte kontrollerade." */
export function sampleSentence(population: number, { size, ok, deviation, unchecked }: SampleCount): string {
  return `Stickprov: ${size} av ${population}. ${ok} utan avvikelse, ${deviation} med avvikelse, ${unchecked} inte kontrollerade.`;
}
