import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { processorTime } from '../processor-time.testing.ts';
import { type Narrative, paragraphs } from './narrative.ts';
import {
  narrativeDifference,
  type ParagraphDifference,
  readableText,
  sideOf,
  textDifference,
} from './narrative-difference.ts';
import { defaultScales } from './scale.ts';

/** "-" before what is removed, "+" before what is added, in brackets; a letter for the kind of each paragraph. */
const marks = { same: '', removed: '-', added: '+' } as const;
const shown = (difference: readonly ParagraphDifference[]) =>
  difference.map(
    ({ kind, parts }) =>
      `${kind}: ${parts.map((part) => (part.kind === 'same' ? part.text : `[${marks[part.kind]}${part.text}]`)).join('')}`,
  );
const difference = (before: string, after: string) => shown(textDifference(before, after));

describe('difference of two texts', () => {
  it('shows the words that were changed in a paragraph', () => {
    assert.deepEqual(difference('Skogen växer långsamt i år.', 'Skogen växer snabbt i år.'), [
      'changed: Skogen växer [-långsamt][+snabbt] i år.',
    ]);
  });

  it('reads a changed phrase in one piece', () => {
    assert.deepEqual(difference('Vi har en röd bil i vårt garage.', 'Vi har ett stort hus i vårt garage.'), [
      'changed: Vi har [-en röd bil][+ett stort hus] i vårt garage.',
    ]);
  });

  it('takes a number with decimals for one word', () => {
    assert.deepEqual(difference('Andelen är 7,1 %.', 'Andelen är 7,4 %.'), ['changed: Andelen är [-7,1][+7,4] %.']);
  });

  it('shows paragraphs that came and went among those that stand', () => {
    assert.deepEqual(difference('Först.\nBort härifrån.\nSist.', 'Först.\nSist.\nHelt nytt stycke.'), [
      'same: Först.',
      'removed: [-Bort härifrån.]',
      'same: Sist.',
      'added: [+Helt nytt stycke.]',
    ]);
  });

  it('takes a paragraph that is nothing like the old one for a new one', () => {
    assert.deepEqual(difference('Vi planterar träd.', 'Sjukfrånvaron minskar stadigt.'), [
      'removed: [-Vi planterar träd.]',
      'added: [+Sjukfrånvaron minskar stadigt.]',
    ]);
  });

  it('has no paragraphs where there is no text', () => {
    assert.deepEqual(textDifference('', ''), []);
    assert.deepEqual(difference('', 'Nytt.'), ['added: [+Nytt.]']);
    assert.deepEqual(difference('Gammalt.', ''), ['removed: [-Gammalt.]']);
  });

  const text = fc
    .array(
      fc.array(fc.constantFrom('en', 'röd', ' ', '  ', 'bil', '. ', '3,5', '👍🏽', 'å\u0308', '\t'), { maxLength: 8 }),
      {
        maxLength: 6,
      },
    )
    .map((lines) => lines.map((line) => line.join('')).join('\n'));

  it('holds both texts, to the letter', () => {
    const holds = (before: string, after: string) => {
      const found = textDifference(before, after);
      assert.equal(sideOf(found, 'before'), before);
      assert.equal(sideOf(found, 'after'), after);
    };
    fc.assert(fc.property(text, text, holds), { numRuns: 1000 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), holds));
  });

  it('has parts of the paragraph’s own kind only, none of them empty, and changes no paragraph that is the same', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const { kind, parts } of textDifference(before, after)) {
          const kinds = new Set(parts.map((part) => part.kind));
          assert.ok(parts.every((part) => part.text !== ''));
          if (kind === 'changed') assert.ok(kinds.has('added') || kinds.has('removed'));
          else assert.ok([...kinds].every((one) => one === kind));
        }
        assert.ok(textDifference(before, before).every(({ kind }) => kind === 'same'));
      }),
    );
  });

  it('is found in seconds for the longest texts', () => {
    const long = (seed: number) =>
      Array.from({ length: 40_000 }, (_, index) => `ord${(index * seed) % 977}`)
        .join(' ')
        .slice(0, 200_000);
    const lines = (seed: number) =>
      long(seed).replaceAll(/ (ord\d)/gu, (_, word, at: number) => (at % 5 ? ` ${word}` : `\n${word}`));
    const started = processorTime();
    for (const make of [long, lines]) {
      const found = textDifference(make(7), make(11));
      assert.equal(sideOf(found, 'after'), make(11));
    }
    assert.ok(processorTime() - started < 8000, `${processorTime() - started} ms`);
  });
});

describe('difference of two narratives', () => {
  const withSymbol = (value: string): Narrative => ({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Läget är nu ', marks: [{ type: 'strong' }] },
          { type: 'symbol', attrs: { scale: 'assessment', value } },
          { type: 'text', text: ' enligt nämnden.' },
        ],
      },
    ],
  });

  it('says a symbol that was changed in its word', () => {
    assert.deepEqual(shown(narrativeDifference(withSymbol('yellow'), withSymbol('green'), defaultScales)), [
      'changed: Läget är nu [[-Gul][+Grön]] enligt nämnden.',
    ]);
  });

  it('takes each item of a list for a paragraph of its own, and the symbol that a source lost for a word', () => {
    const item = (text: string) => ({
      type: 'listItem' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
    });
    const list: Narrative = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Rubrik' }] },
        { type: 'bulletList', content: [item('ett'), item('två')] },
        { type: 'paragraph', content: [{ type: 'missingSymbol', attrs: { question: 'symbol:0' } }] },
      ],
    };
    assert.equal(readableText(list, defaultScales), 'Rubrik\n– ett\n– två\n[symbol saknas]');
  });

  it('holds a text that was written where there was none', () => {
    assert.deepEqual(shown(narrativeDifference(null, paragraphs(['Nytt.']), defaultScales)), ['added: [+Nytt.]']);
    assert.deepEqual(narrativeDifference(null, null, defaultScales), []);
  });
});
