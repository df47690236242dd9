import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countSample, drawSample, rowKeys, sampleSentence } from './sample.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const numbers = Array.from({ length: 340 }, (_, index) => [String(index + 1)]);

describe('a sample', () => {
  it('is the first rows in the order of SHA-256 of seed and row, as anybody can repeat', () => {
    const drawn = drawSample(numbers, { seed: 'KS 2026', size: 3, hash }).map(({ place }) => place);
    const byHand = numbers
      .map(([n = '']) => ({ n, order: hash(`KS 2026|${n}`) }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .slice(0, 3)
      .map(({ n }) => Number(n));
    assert.deepEqual(drawn, byHand);
    assert.notDeepEqual(
      drawn,
      drawSample(numbers, { seed: 'KS 2027', size: 3, hash }).map(({ place }) => place),
    );
  });

  it('draws each row once, also where rows are alike', () => {
    assert.deepEqual(rowKeys([['a'], ['a'], ['b', 'c']]), ['a', 'a\t#2', 'b\tc']);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 }),
        fc.string(),
        (texts, seed) => {
          const drawn = drawSample(
            texts.map((text) => [text]),
            { seed, size: texts.length, hash },
          );
          assert.deepEqual(
            drawn.map(({ place }) => place).sort((a, b) => a - b),
            texts.map((_, index) => index + 1),
          );
        },
      ),
    );
  });

  it('counts what its rows showed, and states n of N', () => {
    const count = countSample(['ok', 'ok', 'deviation', 'unchecked', null]);
    assert.deepEqual(count, { size: 5, ok: 2, deviation: 1, unchecked: 1, open: 1 });
    assert.equal(
      sampleSentence(340, count),
      'Stickprov: 5 av 340. 2 utan avvikelse, 1 med avvikelse, 1 inte kontrollerade.',
    );
  });
});
