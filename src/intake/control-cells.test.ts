/** Actions in a cell: each with its line, on a line of its own or run together with the text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Action, type ActionFacts, actionLine } from '../domain/action.ts';
import { narrativeText, paragraphs } from '../domain/narrative.ts';
import { processorTime } from '../processor-time.testing.ts';
import { cellActions } from './control-cells.ts';
import { createDraft } from './draft.ts';
import { boardPackage } from './profiles/board-package.ts';

const source = { unit: 'line', from: 1, to: 1 } as const;
const read = (...texts: string[]) => cellActions(createDraft(boardPackage), { paragraphs: texts }, source);

const unsaid: ActionFacts = { owner: null, dueOn: null, status: null, closedOn: null };
const all: Action[] = [
  { key: 'action/1', text: paragraphs(['Byt lås.', 'Gå rond.']), ...unsaid, owner: 'Chefen · natt', status: 'planned' },
  { key: 'action/2', text: paragraphs(['Lås om.']), ...unsaid },
  {
    key: 'action/3',
    text: paragraphs(['Olja.']),
    ...unsaid,
    dueOn: '2026-03-31',
    status: 'deviated',
    closedOn: '2026-04-02',
  },
  {
    key: 'action/4',
    text: paragraphs(['Köp.']),
    owner: 'Ada Ek',
    dueOn: '2026-05-01',
    status: 'completed',
    closedOn: null,
  },
];
const printed = all.flatMap((action) => [...narrativeText(action.text).split('\n'), actionLine(action)]);

describe('the actions of a cell', () => {
  it('come back from the lines that are printed under them', () => {
    assert.deepEqual(read(...printed), all);
  });

  it('come back where the cell’s paragraphs have run together', () => {
    const joined = read(printed.join(' '));
    const [first, ...rest] = all;
    assert.deepEqual(joined, [{ ...first, text: paragraphs(['Byt lås. Gå rond.']) }, ...rest]);
  });

  it('are one where no line parts them, as written', () => {
    assert.deepEqual(read('Byt lås.', 'Ansvarig är chefen, klart senast i mars.'), [
      { key: 'action/1', text: paragraphs(['Byt lås.', 'Ansvarig är chefen, klart senast i mars.']), ...unsaid },
    ]);
    assert.deepEqual(read(), []);
  });

  it('keep text after the last line as an action of its own', () => {
    const [, last] = read(`Byt lås. ${actionLine({ ...unsaid, status: 'ongoing' })}`, 'Mer följer.');
    assert.deepEqual(last, { key: 'action/2', text: paragraphs(['Mer följer.']), ...unsaid });
  });

  it('keep as text a line that no action can have', () => {
    for (const line of ['Klart senast: 2026-02-31 · Status: Pågår', 'Status: Pågår · Avslutad: 2026-01-01'])
      assert.deepEqual(
        read('Byt lås.', line).map((action) => narrativeText(action.text)),
        [`Byt lås.\n${line}`],
      );
  });

  it('need no more than an instant for a long cell that only looks like lines', () => {
    const started = processorTime();
    assert.equal(read('Ansvarig: x · Klart senast: '.repeat(20_000)).length, 1);
    assert.ok(processorTime() - started < 1000);
  });
});
