import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pairAlike } from './pair-alike.ts';

const words = (texts: readonly string[]) => texts.map((text) => text.split(' '));
const pairs = (before: readonly string[], after: readonly string[]) => pairAlike(words(before), words(after));

describe('pairing texts that are alike', () => {
  it('meets a text with what it was rewritten to, past what came in between', () => {
    const before = ['skogen växer bra', 'vi har anställt tre'];
    const after = ['ett nytt stycke helt', 'skogen växer mycket bra', 'vi har anställt fyra'];
    assert.deepEqual(pairs(before, after), [
      [0, 1],
      [1, 2],
    ]);
  });

  it('leaves texts that share less than four words of ten', () => {
    assert.deepEqual(pairs(['a b c d e'], ['a x y z w']), []);
    assert.deepEqual(pairs(['a b c d e'], ['a b x y z']), [[0, 0]]);
  });

  it('counts a word as often as both have it, and no signs', () => {
    assert.deepEqual(pairs(['mål mål mål mål'], ['mål x y z']), []);
    assert.deepEqual(pairs(['mål x y z'], ['mål mål mål mål']), []);
    assert.deepEqual(pairs([', . , . a b'], [', . , . c d']), []);
  });

  it('never crosses, and takes the pairs that are alike the most', () => {
    assert.deepEqual(pairs(['a a a a', 'b b'], ['b b', 'a a a a']).length, 1);
    assert.deepEqual(pairs(['a b c d'], ['a b x y', 'a b c x', 'a x y z']), [[0, 1]]);
  });

  it('compares only those in the same place where there are very many', () => {
    const many = Array.from({ length: 200 }, (_, index) => `stycke ${index} av många`);
    const changed = many.map((text) => `${text} fler`);
    assert.equal(pairs(many, changed).length, 200);
    assert.deepEqual(
      pairs(
        many,
        many.map(() => 'annat'),
      )[0],
      undefined,
    );
  });
});
