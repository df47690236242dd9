import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepLatest } from './latest.ts';

describe('what was made last', () => {
  it('is not made again, until as many others have been asked for as are kept', () => {
    const made: string[] = [];
    const draw = keepLatest(
      2,
      (text: string) => text,
      (text) => {
        made.push(text);
        return { text };
      },
    );
    const first = draw('a');
    assert.equal(draw('a'), first);
    draw('b');
    draw('a');
    draw('c');
    assert.equal(draw('a'), first);
    assert.deepEqual(made, ['a', 'b', 'c']);
    assert.deepEqual(draw('b'), { text: 'b' });
    assert.deepEqual(made, ['a', 'b', 'c', 'b']);
  });
});
