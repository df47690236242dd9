import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextPresenceMeasure } from '../definition.ts';
import { ControlOutcome } from '../outcome.ts';
import type { TextBlock } from '../presence.ts';
import { type ReadDocument, textPresence } from './text-presence.ts';

const measure = TextPresenceMeasure.parse({
  kind: 'textPresence',
  documents: 'memos',
  per: 'document',
  require: [
    {
      code: 'law',
      label: 'Rättssäkerhet',
      mandatory: true,
      headings: ['Rättssäkerhet'],
      words: ['rättssäker', 'laglig'],
    },
    {
      code: 'money',
      label: 'Ekonomiska konsekvenser',
      mandatory: true,
      headings: ['Ekonomiska konsekvenser', 'Finansiering'],
    },
    { code: 'climate', label: 'Klimat', mandatory: false, headings: ['Klimat'], words: ['klimat'] },
  ],
});
const heading = (text: string, place = ''): TextBlock => ({ heading: true, text, place });
const line = (text: string, place = ''): TextBlock => ({ heading: false, text, place });
const memo = (name: string, ...blocks: TextBlock[]): ReadDocument => ({ name, body: 'KS', blocks, fault: '' });

function run(documents: readonly ReadDocument[], rules = measure) {
  const outcome = textPresence(rules, documents);
  assert.deepEqual(ControlOutcome.parse(outcome), outcome);
  assert.ok(outcome.status !== 'not-run');
  return outcome;
}

describe('text presence', () => {
  it('quotes what stands under a heading, with its place', () => {
    const { quotations, status } = run([
      memo(
        'a.docx',
        heading('1 Rättssäkerhet'),
        line('Beslutet kan överklagas enligt kommunallagen.', 'sida 2'),
        heading('Finansiering'),
        line('Ryms inom budget.', 'sida 3'),
      ),
    ]);
    assert.equal(status, 'passed');
    assert.deepEqual(
      quotations?.map((one) => [one.requirement, one.status, one.quotation, one.place]),
      [
        ['law', 'treated', 'Beslutet kan överklagas enligt kommunallagen.', 'sida 2'],
        ['money', 'treated', 'Ryms inom budget.', 'sida 3'],
        ['climate', 'missing', '', ''],
      ],
    );
  });

  it('tells a heading with "Ej tillämpligt", one with nothing, and running text apart', () => {
    const outcome = run([
      memo(
        'b.docx',
        heading('Ekonomiska konsekvenser'),
        line('Ej tillämpligt.', 'rad 9'),
        heading('Klimat'),
        heading('Bakgrund'),
        line('Ärendet är gammalt. Det ska prövas lagligt. Mer text.', 'rad 12'),
      ),
    ]);
    assert.deepEqual(
      outcome.quotations?.map(({ status }) => status),
      ['mentioned', 'not-applicable', 'empty'],
    );
    assert.equal(outcome.quotations?.[0]?.quotation, 'Det ska prövas lagligt.');
    assert.equal(outcome.status, 'deviating');
    assert.deepEqual(
      outcome.exceptions.map(({ kind, place }) => [kind, place]),
      [['not-applicable', 'rad 9']],
    );
  });

  it('reads headings of plain text, alone on a line or before a colon', () => {
    const outcome = run([
      memo(
        'c.txt',
        line('Rättssäkerhet'),
        line('Prövat av jurist.', 'rad 2'),
        line('Finansiering: inom ram.', 'rad 3'),
      ),
    ]);
    assert.deepEqual(
      outcome.quotations?.slice(0, 2).map(({ quotation }) => quotation),
      ['Prövat av jurist.', 'inom ram.'],
    );
  });

  it('suggests no assessment, for a person has to read', () => {
    assert.equal(run([memo('a.docx', line('Text.'))]).suggested.assessment, null);
  });

  it('is content with one of a board’s minutes, and tells 2 of 9 boards', () => {
    const sam = TextPresenceMeasure.parse({
      ...{
        kind: 'textPresence',
        documents: 'minutes',
        per: 'body',
        bodies: Array.from({ length: 9 }, (_, n) => `Nämnd ${n}`),
      },
      require: [
        {
          code: 'sam',
          label: 'Uppföljning av SAM',
          mandatory: true,
          words: ['systematiskt arbetsmiljöarbete', 'systematiska arbetsmiljöarbete'],
        },
      ],
    });
    const minutes = (body: string, text: string) => ({
      ...memo(`${body} ${text.length}.txt`, line(text, 'rad 1')),
      body,
    });
    const outcome = run(
      [
        minutes('Nämnd 1', 'Nämnden tog del av årets uppföljning av det systematiska arbetsmiljöarbetet.'),
        minutes('Nämnd 1', 'Inga ärenden.'),
        minutes('Nämnd 4', 'Uppföljning av systematiskt arbetsmiljöarbete redovisades.'),
        minutes('Nämnd 5', 'Budget.'),
      ],
      sam,
    );
    assert.deepEqual([outcome.ratios[0]?.part, outcome.ratios[0]?.whole], [2, 9]);
    assert.equal(outcome.exceptions.length, 7);
  });

  it('names a file that could not be read, and is not run where none could', () => {
    const broken = { name: 'x.pdf', body: '', blocks: null, fault: 'PDF-filen är låst.' };
    const outcome = run([memo('a.txt', line('Finansiering: ja.'), line('Rättssäkerhet: ja.')), broken]);
    assert.equal(outcome.exceptionCounts.unreadable, 1);
    assert.equal(outcome.status, 'deviating');
    assert.equal(textPresence(measure, [broken]).status, 'not-run');
  });
});
