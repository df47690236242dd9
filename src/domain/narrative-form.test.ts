import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Narrative, narrativeText, paragraphs } from './narrative.ts';
import { formToNarrative, narrativeToForm } from './narrative-form.ts';

const roundTrip = (narrative: Narrative) => formToNarrative(narrativeToForm(narrative));

describe('narrative form', () => {
  it('keeps lists, headings, marks, links and symbols', () => {
    const narrative: Narrative = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Rubrik' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Ett ' },
            { type: 'text', text: 'starkt', marks: [{ type: 'strong' }] },
            { type: 'text', text: ' och ' },
            { type: 'text', text: 'länk', marks: [{ type: 'link', attrs: { href: 'https://alvsala.example' } }] },
            { type: 'missingSymbol', attrs: { question: 'symbol/0' } },
            { type: 'symbol', attrs: { scale: 'control', value: 'red' } },
          ],
        },
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'ett' }] }] }],
        },
        {
          type: 'orderedList',
          content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'två' }] }] }],
        },
      ],
    };
    assert.deepEqual(roundTrip(narrative), narrative);
    assert.doesNotThrow(() => Narrative.parse(roundTrip(narrative)));
  });

  it('keeps text that looks like markup', () => {
    for (const text of [
      '- inte en lista',
      '2. inte heller',
      '## ej rubrik',
      '**a** _b_ [c](https://d) {control:red} {?x}',
      'a_b_c',
      '1. 2. 3.',
      '\\**',
    ]) {
      assert.deepEqual(roundTrip(paragraphs([text])), paragraphs([text]), text);
    }
  });

  it('takes braces that name no scale for text', () => {
    for (const text of ['{avser:2025}', '{__proto__:constructor}'])
      assert.deepEqual(formToNarrative(text), paragraphs([text]));
  });

  it('reads and writes hostile texts of the longest length in seconds', () => {
    const length = 200_000;
    const started = performance.now();
    for (const text of ['[', '_a ']) {
      const long = text.repeat(length / text.length);
      formToNarrative(long);
      narrativeToForm(paragraphs([long]));
    }
    assert.ok(performance.now() - started < 8000, `${performance.now() - started} ms`);
    assert.equal(formToNarrative('- a\n1. b\n## c\n'.repeat(10_000)).content.length, 30_000);
  });

  it('keeps any single-line paragraph', () => {
    const line = fc
      .string({ unit: fc.constantFrom(...'ab å*_[](){}?:\\-#1. '), minLength: 1, maxLength: 20 })
      .map((text) => text.trim())
      .filter((text) => text !== '' && !text.startsWith('•'));
    fc.assert(
      fc.property(line, (text) => assert.deepEqual(roundTrip(paragraphs([text])), paragraphs([text]))),
      { numRuns: 2000 },
    );
  });

  it('reads a long text of opening signs without an end in reasonable time', () => {
    const started = performance.now();
    for (const sign of ['[', '**a ', '{?']) {
      const text = sign.repeat(50_000 / sign.length).trim();
      assert.equal(narrativeText(formToNarrative(text)), text);
    }
    assert.ok(performance.now() - started < 5000);
  });
});
