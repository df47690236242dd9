import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  hasLiveFigure,
  insertTaken,
  sameChoice,
  standingOf,
  type Taken,
  takeAnew,
  takenBlocks,
  withPlainFigures,
} from './gather-text.ts';
import { bulletList, type Narrative, narrativeText, paragraphs } from './narrative.ts';
import { formToNarrative, narrativeToForm } from './narrative-form.ts';

const said = paragraphs([
  'Fler äldre har fått trygghetslarm under hösten.',
  'Kön till särskilt boende är oförändrad.',
  'Bemanningen har varit svår i två områden.',
]);
const taken: Taken = { said, blocks: [0, 2], leadIn: 'Vård- och omsorgsnämnden' };
const own = paragraphs(['Vårt eget första stycke.', 'Vårt andra.']);

describe('a text that is taken over', () => {
  it('is the chosen paragraphs, begun with the name of the body', () => {
    const put = insertTaken(own, taken, 'last');
    assert.equal(
      narrativeToForm(put),
      'Vårt eget första stycke.\n\nVårt andra.\n\n**Vård- och omsorgsnämnden:** Fler äldre har fått trygghetslarm under hösten.\n\nBemanningen har varit svår i två områden.',
    );
    assert.equal(
      narrativeText(insertTaken(own, { ...taken, blocks: [1], leadIn: null }, 'first')).split('\n')[0],
      'Kön till särskilt boende är oförändrad.',
    );
    assert.deepEqual(insertTaken(null, { said, blocks: [0, 1, 2], leadIn: null }, 'last'), said);
  });

  it('has the name in a paragraph of its own before a list', () => {
    const list: Narrative = { type: 'doc', content: [bulletList(['Ett', 'Två'])] };
    const [lead, rest] = takenBlocks({ said: list, blocks: [0], leadIn: 'Kulturnämnden' });
    assert.equal(lead?.type, 'paragraph');
    assert.equal(rest?.type, 'bulletList');
  });

  it('carries the words of a live figure, not the figure', () => {
    const live = formToNarrative('Nu [86 %](=indicator:el/2025/actual), då [](=indicator:el/2024/actual).');
    assert.equal(hasLiveFigure(live), true);
    const plain = withPlainFigures(live);
    assert.equal(hasLiveFigure(plain), false);
    assert.equal(narrativeText(plain), 'Nu 86 %, då [siffran saknas].');
  });
});

describe('where a text stands that was taken over', () => {
  it('is known after it has been through the form, wherever it has been moved', () => {
    const put = formToNarrative(narrativeToForm(insertTaken(own, taken, 'first')));
    assert.equal(standingOf(put, taken), 'whole');
  });

  it('is edited where somebody has reworked it, gone where nothing is left', () => {
    const put = narrativeToForm(insertTaken(own, taken, 'last'));
    assert.equal(standingOf(formToNarrative(put.replace('svår', 'besvärlig')), taken), 'edited');
    assert.equal(standingOf(own, taken), 'gone');
    assert.equal(standingOf(null, taken), 'gone');
  });
});

describe('a source that is fetched anew', () => {
  const now = paragraphs([
    'Ett nytt stycke allra först om något helt annat.',
    'Fler äldre har fått trygghetslarm under hösten och vintern.',
    'Kön till särskilt boende är oförändrad.',
    'Bemanningen har varit svår i två områden.',
  ]);

  it('gives the paragraphs that the chosen ones have become', () => {
    assert.deepEqual(sameChoice(taken, now), [1, 3]);
    assert.deepEqual(sameChoice({ ...taken, blocks: [0, 1, 2] }, now), [0, 1, 2, 3]);
    assert.deepEqual(sameChoice(taken, paragraphs(['Något helt annat.'])), []);
  });

  const after: Taken = { ...taken, said: now, blocks: sameChoice(taken, now) };

  it('stands in the place of the old where that is untouched', () => {
    const before = insertTaken(insertTaken(own, taken, 'last'), { said: own, blocks: [0], leadIn: null }, 'last');
    const { narrative, clashes } = takeAnew(before, taken, after);
    assert.equal(clashes, 0);
    assert.equal(
      narrativeText(narrative),
      [
        'Vårt eget första stycke.',
        'Vårt andra.',
        'Vård- och omsorgsnämnden: Fler äldre har fått trygghetslarm under hösten och vintern.',
        'Bemanningen har varit svår i två områden.',
        'Vårt eget första stycke.',
      ].join('\n'),
    );
  });

  it('is taken to the letter where the old is untouched', () => {
    const spaced = { ...taken, said: paragraphs(['Två  blanksteg ', 'Kön', 'Tre.']), leadIn: null };
    const { narrative } = takeAnew(insertTaken(null, taken, 'last'), taken, spaced);
    assert.deepEqual(narrative, paragraphs(['Två  blanksteg ', 'Tre.']));
  });

  it('keeps what the report has reworked beside what the source has changed', () => {
    const reworked = narrativeToForm(insertTaken(own, taken, 'last')).replace('i två områden', 'i norr');
    const { narrative, clashes } = takeAnew(formToNarrative(reworked), taken, after);
    assert.equal(clashes, 0);
    const text = narrativeText(narrative);
    assert.match(text, /under hösten och vintern\.\nBemanningen har varit svår i norr\.$/u);
    assert.match(text, /^Vårt eget första stycke\.\nVårt andra\./u);
  });

  it('lets both stand where both have changed the same paragraph, and says so', () => {
    const reworked = narrativeToForm(insertTaken(own, taken, 'last')).replace('under hösten', 'sedan i höstas');
    const { narrative, clashes } = takeAnew(formToNarrative(reworked), taken, after);
    assert.equal(clashes, 1);
    assert.match(narrativeText(narrative), /hösten och vintern.*\n.*sedan i höstas/u);
  });

  it('stands last where nothing of the old is left', () => {
    const { narrative } = takeAnew(own, taken, after);
    assert.match(narrativeText(narrative), /^Vårt eget.*\nVårt andra\.\nVård- och.*\nBemanningen/u);
  });

  it('never loses a line that the report has written itself', () => {
    const line = fc
      .string({ unit: fc.constantFrom(...'abcå '), minLength: 3, maxLength: 12 })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 3 }), fc.array(line, { maxLength: 3 }), (above, below) => {
        const text: Narrative = {
          type: 'doc',
          content: [...paragraphs(above).content, ...takenBlocks(taken), ...paragraphs(below).content],
        };
        const lines = narrativeText(takeAnew(text, taken, after).narrative).split('\n');
        for (const own of [...above, ...below]) assert.ok(lines.includes(own), own);
      }),
      { numRuns: 300 },
    );
  });
});
