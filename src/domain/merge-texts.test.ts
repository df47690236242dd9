import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mergeTexts } from './merge-texts.ts';

const base = 'Inledning.\n\nMitten.\n\nSlutet.';

describe('two edits of one text', () => {
  it('are both taken where they changed different paragraphs', () => {
    const mine = 'Inledning.\n\nMitten, av mig.\n\nSlutet.';
    const theirs = 'Inledning.\n\nMitten.\n\nSlutet.\n\nTillägg av dem.';
    assert.deepEqual(mergeTexts(base, { mine, theirs }), {
      text: 'Inledning.\n\nMitten, av mig.\n\nSlutet.\n\nTillägg av dem.',
      clashes: 0,
    });
  });

  it('both stand, theirs first, where they changed the same paragraph', () => {
    const mine = base.replace('Mitten.', 'Min mitt.');
    const theirs = base.replace('Mitten.', 'Deras mitt.');
    assert.deepEqual(mergeTexts(base, { mine, theirs }), {
      text: 'Inledning.\n\nDeras mitt.\n\nMin mitt.\n\nSlutet.',
      clashes: 1,
    });
  });

  it('are both taken where one adds beside what the other changed', () => {
    const mine = base.replace('Slutet.', 'Mitt slut.');
    assert.equal(mergeTexts(base, { mine, theirs: `${base}\n\nTillägg.` }).text, `${mine}\n\nTillägg.`);
    assert.equal(mergeTexts(base, { mine, theirs: base.replace('Slutet', 'Nytt.\n\nSlutet') }).clashes, 0);
  });

  it('count once where both made the same change', () => {
    const same = base.replace('Mitten.', 'Samma.');
    assert.deepEqual(mergeTexts(base, { mine: same, theirs: same }), { text: same, clashes: 0 });
  });

  it('begun from nothing both stand', () => {
    assert.deepEqual(mergeTexts('', { mine: 'Min.', theirs: 'Deras.' }), { text: 'Deras.\n\nMin.', clashes: 1 });
  });

  it('give what one wrote where the other changed nothing, whatever the texts', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', '', 'c'), { maxLength: 8 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        assert.deepEqual(mergeTexts(before, { mine: after, theirs: before }), { text: after, clashes: 0 });
        assert.deepEqual(mergeTexts(before, { mine: before, theirs: after }), { text: after, clashes: 0 });
      }),
    );
  });

  it('lose no line that either added', () => {
    const line = fc.stringMatching(/^[a-e]{1,3}$/u);
    const lines = fc.array(line, { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, lines, (before, one, other) => {
        const [mine, theirs] = [one.map((text) => `m${text}`), other.map((text) => `t${text}`)];
        const merged = mergeTexts(before.join('\n'), { mine: mine.join('\n'), theirs: theirs.join('\n') });
        for (const text of [...mine, ...theirs]) assert.ok(merged.text.split('\n').includes(text));
      }),
    );
  });
});
