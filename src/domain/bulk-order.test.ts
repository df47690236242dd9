import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { orderSiblings } from './bulk-order.ts';

const numbered = (ids: string) => new Map([...ids].map((id, at) => [id, String(at + 1)]));
/** "abcd" stand there; the sheet gives some of them other numbers. */
function order(ids: string, edits: Record<string, string>, incoming = '', missing = '') {
  const numbers = numbered(ids);
  const stated = new Map([...numbers, ...Object.entries(edits)].filter(([id]) => !missing.includes(id)));
  const { sequence, moved } = orderSiblings({ present: [...ids], numbers, stated, incoming: [...incoming] });
  return `${sequence.join('')} ${moved.join('')}`.trim();
}

describe('the order of siblings', () => {
  it('stays where nothing is written anew, or the numbers say the same', () => {
    assert.equal(order('abcd', {}), 'abcd');
    assert.equal(order('abcd', { a: '10', b: '20', c: '30', d: '40' }), 'abcd');
  });

  it('moves the one whose number was written anew', () => {
    assert.equal(order('abcd', { d: '1.5' }), 'adbc d');
    assert.equal(order('abcd', { a: '2.5' }), 'bacd a');
    assert.equal(order('abcd', { a: '9' }), 'bcda a');
    assert.equal(order('abcd', { a: '2', b: '1' }), 'bacd ab');
  });

  it('names the fewest where every number was written anew', () => {
    assert.equal(order('abcde', { e: '1', a: '2', b: '3', c: '4', d: '5' }), 'eabcd e');
  });

  it('keeps those that the sheet lacks after the one before them', () => {
    assert.equal(order('abcd', { d: '0.5' }, '', 'b'), 'dabc d');
    assert.equal(order('abcd', { a: '3.5' }, '', 'b'), 'bcad a');
  });

  it('puts new ones by their numbers, or last', () => {
    assert.equal(order('ab', { x: '1.5' }, 'xy'), 'axby');
    assert.equal(order('', { x: '2', y: '1' }, 'xyz'), 'yxz');
  });

  it('is a rearrangement of all of them, in the order of their numbers', () => {
    const ids = [...'abcdefgh'];
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 8, maxLength: 8 }), (wanted) => {
        const stated = new Map(wanted.map((id, at) => [id, String(at + 1)]));
        const { sequence, moved } = orderSiblings({
          present: ids,
          numbers: numbered('abcdefgh'),
          stated,
          incoming: [],
        });
        assert.deepEqual(sequence, wanted);
        const left = (all: readonly string[]) => all.filter((id) => !moved.includes(id));
        assert.deepEqual(left(ids), left(wanted));
      }),
    );
  });
});
