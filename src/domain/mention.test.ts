import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { commentParts, mentionsIn } from './mention.ts';

const names = ['Vera Ek', 'Vera Ekström', 'Åsa', 'D. (Dag)'];

describe('a mention', () => {
  it('is a name after @, whatever its case, and the longest one that fits', () => {
    assert.deepEqual(mentionsIn('@vera ekström och @ÅSA', names), ['Vera Ekström', 'Åsa']);
    assert.deepEqual(mentionsIn('(@Vera Ek)', names), ['Vera Ek']);
    assert.deepEqual(mentionsIn('@D. (Dag) vet', names), ['D. (Dag)']);
  });

  it('is no part of another word, and no name without @', () => {
    assert.deepEqual(mentionsIn('@Åsarum och Vera Ek', names), []);
    assert.deepEqual(mentionsIn('@Vera', []), []);
  });

  it('counts once for each name', () => {
    assert.deepEqual(mentionsIn('@Åsa @Åsa', names), ['Åsa']);
  });

  it('leaves the text whole', () => {
    const text = fc
      .array(fc.constantFrom('@', 'Vera Ek', 'Åsa', ' ', 'x'), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (written) => {
        assert.equal(
          commentParts(written, names)
            .map((part) => part.text)
            .join(''),
          written,
        );
      }),
    );
  });
});
