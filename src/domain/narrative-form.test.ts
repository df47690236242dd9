import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Narrative, narrativeText, paragraphs } from './narrative.ts';
import { editNarrative, formToNarrative, narrativeToForm } from './narrative-form.ts';

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

  it('keeps tables with captions, marks, symbols, empty cells and lines up and down', () => {
    const cell = (type: 'tableHeader' | 'tableCell', text: string) => ({
      type,
      content: [
        text === ''
          ? { type: 'paragraph' as const }
          : { type: 'paragraph' as const, content: [{ type: 'text' as const, text }] },
      ],
    });
    const row = (type: 'tableHeader' | 'tableCell', ...texts: string[]) => ({
      type: 'tableRow' as const,
      content: texts.map((text) => cell(type, text)),
    });
    const table = (caption: string, ...rows: ReturnType<typeof row>[]): Narrative => ({
      type: 'doc',
      content: [{ type: 'table', attrs: { caption }, content: rows }],
    });
    const full = table(
      'Elever',
      row('tableHeader', 'Skola', 'Antal'),
      row('tableCell', 'A|B\\', ''),
      row('tableCell', '', '12'),
    );
    assert.equal(narrativeToForm(full), 'Tabell: Elever\n| Skola | Antal |\n| A\\|B\\\\ | |\n| | 12 |');
    const hyphens = table('', row('tableHeader', 'a', 'b'), row('tableCell', '--', '---'));
    for (const narrative of [full, hyphens]) {
      assert.deepEqual(roundTrip(narrative), narrative);
      assert.doesNotThrow(() => Narrative.parse(roundTrip(narrative)));
    }
    assert.equal(narrativeText(full), 'Elever\nSkola | Antal\nA|B\\ | \n | 12');
  });

  it('reads tables as people write them: with hyphens under the head, uneven rows, and text around', () => {
    const written = formToNarrative('Före\nTabell: T\n| a | b\n|---|:-:|\n| 1 |\nEfter');
    assert.deepEqual(
      written.content.map((block) => block.type),
      ['paragraph', 'table', 'paragraph'],
    );
    assert.equal(narrativeToForm(written), 'Före\n\nTabell: T\n| a | b |\n| 1 | |\n\nEfter');
  });

  it('takes a single row, a row with very many cells, and rows without cells for text', () => {
    for (const text of ['| ensam |', `| a |\n|${' b |'.repeat(30)}`, '|\n|'])
      assert.deepEqual(
        formToNarrative(text).content.map((block) => block.type),
        ['paragraph'],
        text,
      );
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
      '| inte | en tabell |',
      'Tabell: inte heller',
    ]) {
      assert.deepEqual(roundTrip(paragraphs([text])), paragraphs([text]), text);
    }
  });

  const figure = (text: string | null, ref = 'indicator:förnybar-el/2025/actual') => ({
    type: 'figureValue' as const,
    attrs: { ref, text },
  });

  it('writes a live figure as what it shows and where it comes from, and reads it back', () => {
    const content = [
      { type: 'text' as const, text: 'Andelen är ' },
      figure('86\u00A0%'),
      { type: 'text' as const, text: ', intäkten ', marks: [{ type: 'strong' as const }] },
      figure(null, 'table:resultat/virke~2/utfall-2025'),
    ];
    const narrative: Narrative = { type: 'doc', content: [{ type: 'paragraph', content }] };
    assert.equal(
      narrativeToForm(narrative),
      'Andelen är [86\u00A0%](=indicator:förnybar-el/2025/actual)**, intäkten **[](=table:resultat/virke~2/utfall-2025)',
    );
    const [first, second] = formToNarrative('[86 %](=indicator:a/2025/actual/women) och **[1](=table:a/b/c)**').content;
    assert.equal(second, undefined);
    assert.deepEqual(first && 'content' in first ? first.content : null, [
      figure('86 %', 'indicator:a/2025/actual/women'),
      { type: 'text', text: ' och ' },
      figure('1', 'table:a/b/c'),
    ]);
  });

  it('takes a live figure that shows something else for no edit, and one with another reference for an edit', () => {
    const stored = formToNarrative('Nu [86 %](=indicator:el/2025/actual).');
    assert.equal(editNarrative(stored, 'Nu [88 %](=indicator:el/2025/actual).'), stored);
    for (const form of ['Nu [86 %](=indicator:el/2025/target).', 'Då [86 %](=indicator:el/2025/actual).'])
      assert.deepEqual(editNarrative(stored, form), formToNarrative(form));
    assert.equal(editNarrative(stored, ' \r\n'), null);
  });

  it('takes a reference that is none for text', () => {
    for (const text of ['[86 %](=indicator:a)', '[a](=b)', '[](=)', '[a[b](=table:a/b/)'])
      assert.deepEqual(formToNarrative(text), paragraphs([text]), text);
  });

  it('keeps live figures and symbols between any texts', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'ab å*_[](){}?:\\-#1. =%'), minLength: 1, maxLength: 12, size: 'max' })
      .map((value) => ({ type: 'text' as const, text: value }));
    const shown = fc.string({ unit: fc.constantFrom(...'86 %,\u00A0*_(){}'), minLength: 1, maxLength: 8 });
    const place = fc.oneof(
      fc.option(shown).map((value) => figure(value)),
      fc.constant({ type: 'symbol' as const, attrs: { scale: 'control', value: 'red' } }),
    );
    const content = fc
      .tuple(place, fc.array(fc.tuple(text, place), { maxLength: 4 }))
      .map(([first, rest]) => [first, ...rest.flat()]);
    fc.assert(
      fc.property(content, (inlines) => {
        const narrative: Narrative = { type: 'doc', content: [{ type: 'paragraph', content: inlines }] };
        assert.doesNotThrow(() => Narrative.parse(narrative));
        assert.deepEqual(roundTrip(narrative), narrative);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes braces that name no scale for text', () => {
    for (const text of ['{avser:2025}', '{__proto__:constructor}'])
      assert.deepEqual(formToNarrative(text), paragraphs([text]));
  });

  it('reads and writes hostile texts of the longest length in seconds', () => {
    const length = 200_000;
    const started = performance.now();
    for (const text of ['[', '_a ', '|---', '|-|\n', '|a\n|', '|a|\nx\n']) {
      const long = text.repeat(length / text.length);
      formToNarrative(long);
      narrativeToForm(paragraphs([long]));
    }
    assert.ok(performance.now() - started < 8000, `${performance.now() - started} ms`);
    assert.equal(formToNarrative('- a\n1. b\n## c\n'.repeat(10_000)).content.length, 30_000);
  });

  it('keeps any single-line paragraph', () => {
    const line = fc
      .string({ unit: fc.constantFrom(...'ab å*_[](){}?:\\-#1. |'), minLength: 1, maxLength: 20 })
      .map((text) => text.trim())
      .filter((text) => text !== '' && !text.startsWith('•'));
    fc.assert(
      fc.property(line, (text) => assert.deepEqual(roundTrip(paragraphs([text])), paragraphs([text]))),
      { numRuns: 2000 },
    );
  });

  it('leaves what comes back as it was shown as it is stored, to the letter', () => {
    const stored: Narrative = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a\u00A0 b ' }] }],
    };
    assert.equal(editNarrative(stored, narrativeToForm(stored)), stored);
    assert.deepEqual(editNarrative(stored, 'Ett.\r\n\r\nTvå.'), paragraphs(['Ett.', 'Två.']));
    assert.equal(editNarrative(stored, ' \n'), null);
    assert.equal(editNarrative(null, ''), null);
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
