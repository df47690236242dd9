import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cardSetting, cellSetting, pieces, proseSetting } from './pdf-text.ts';

describe('the text of a PDF', () => {
  it('is one piece where no word is long, its lines parted alike', () => {
    assert.equal(pieces('Korta ord,\r\ntvå rader.', proseSetting), 'Korta ord,\ntvå rader.');
    assert.equal(pieces('', proseSetting), '');
  });

  it('marks words that may be hyphenated, sooner in a cell and none in a card', () => {
    const text = 'En kommunstyrelse, två verksamhetsberättelser.';
    assert.deepEqual(pieces(text, proseSetting), [
      'En ',
      { hyphenated: 'kommunstyrelse' },
      ', två ',
      { hyphenated: 'verksamhetsberättelser' },
      '.',
    ]);
    assert.equal(pieces('En uppföljning', proseSetting), 'En uppföljning');
    assert.deepEqual(pieces('En uppföljning', cellSetting), ['En ', { hyphenated: 'uppföljning' }]);
    assert.equal(pieces(text, cardSetting), text);
  });

  it('lets an address break at every eighth character, whole signs kept', () => {
    const address = `${'ab-'.repeat(24)}e\u0301X`;
    const [before, run, after] = pieces(`Se ${address} nu`, proseSetting);
    assert.equal(before, 'Se ');
    assert.equal(after, ' nu');
    assert.ok(typeof run === 'object' && 'parts' in run);
    assert.equal(run.parts.join(''), address);
    assert.deepEqual(run.parts.slice(0, 2), ['ab-ab-ab', '-ab-ab-a']);
    assert.equal(run.parts.at(-1), 'e\u0301X');
  });

  it('leaves a run that its line has room for, and hyphenates one of letters alone', () => {
    const run = 'ab-'.repeat(15);
    assert.equal(pieces(run, proseSetting), run);
    assert.ok(Array.isArray(pieces(run, cellSetting)));
    const word = 'a'.repeat(80);
    assert.deepEqual(pieces(word, cellSetting), [{ hyphenated: word }]);
  });

  it('loses nothing', () => {
    const text = `${'x/'.repeat(50)} verksamhetsberättelse ${'y'.repeat(40)} slut`;
    for (const setting of [proseSetting, cellSetting, cardSetting]) {
      const found = pieces(text, setting);
      const said = (typeof found === 'string' ? [found] : found).map((piece) => {
        if (typeof piece === 'string') return piece;
        return 'parts' in piece ? piece.parts.join('') : piece.hyphenated;
      });
      assert.equal(said.join(''), text);
    }
  });
});
