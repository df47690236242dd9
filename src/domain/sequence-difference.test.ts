import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { processorTime } from '../processor-time.testing.ts';
import { type Step, sequenceDifference } from './sequence-difference.ts';

const side = (steps: readonly Step[], without: Step['kind']) =>
  steps.filter((step) => step.kind !== without).map((step) => step.item);
const same = (steps: readonly Step[]) => steps.filter((step) => step.kind === 'same').length;

/** The length of the longest common subsequence, by the table that every textbook has. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const item of a) {
    const next = [0];
    b.forEach((other, j) => {
      next.push(item === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

const few = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30, size: 'max' });

/** The same numbers each time, without order (a linear congruential generator). */
function scattered(length: number, kinds: number, seed: number): string[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return String(Math.floor(state / 65_536) % kinds);
  });
}

describe('difference of two sequences', () => {
  it('gives both back, and keeps as much as can be kept', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const steps = sequenceDifference(a, b);
        assert.deepEqual(side(steps, 'added'), a);
        assert.deepEqual(side(steps, 'removed'), b);
        assert.equal(same(steps), longest(a, b));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps all of two that are alike, and nothing of two that share nothing', () => {
    assert.deepEqual(sequenceDifference(['a', 'b'], ['a', 'b']), [
      { kind: 'same', item: 'a' },
      { kind: 'same', item: 'b' },
    ]);
    assert.equal(same(sequenceDifference(['a', 'b'], ['c'])), 0);
    assert.deepEqual(sequenceDifference([], []), []);
  });

  it('finds one word among a hundred thousand', () => {
    const words = scattered(100_000, 5000, 1);
    const changed = words.toSpliced(50_000, 1, 'ny', 'text');
    assert.equal(same(sequenceDifference(words, changed)), words.length - 1);
  });

  it('goes on past its reach, gives both back and still keeps a good part, in seconds', () => {
    const [a, b] = [scattered(30_000, 4, 1), scattered(30_000, 4, 2)];
    const started = processorTime();
    const steps = sequenceDifference(a, b);
    assert.ok(processorTime() - started < 5000, `${processorTime() - started} ms`);
    assert.deepEqual(side(steps, 'added'), a);
    assert.deepEqual(side(steps, 'removed'), b);
    assert.ok(same(steps) > 15_000, `${same(steps)} kept`);
  });
});
