import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NarrativeTable } from './narrative.ts';
import { formToNarrative } from './narrative-form.ts';
import { isFigureText, tableLayout } from './narrative-table.ts';

const table = (form: string): NarrativeTable => {
  const [block] = formToNarrative(form).content;
  if (block?.type !== 'table') throw new Error('no table');
  return block;
};

describe('a table in prose', () => {
  it('has figures where every cell that says something is a number', () => {
    const { figures, rowHeaders, caption } = tableLayout(
      table(
        'Tabell: T\n| Skola | Antal | Andel | Not |\n| A | 1 200 | 86,5 % | 3 av 4 |\n| B | | [12 %](=indicator:x/2025/actual) | 5 |',
      ),
    );
    assert.deepEqual([figures, rowHeaders, caption], [[false, true, true, false], true, 'T']);
  });

  it('names its rows by the first column only where every row has one', () => {
    assert.equal(tableLayout(table('| a | b |\n| x | 1 |\n| | 2 |')).rowHeaders, false);
    assert.equal(tableLayout(table('| år | b |\n| 2024 | 1 |\n| 2025 | 2 |')).rowHeaders, false);
  });

  it('takes numbers as Swedes write them', () => {
    for (const text of ['−3,5', '1\u00A0200', '12 tkr', '86%', '+4']) assert.ok(isFigureText(text), text);
    for (const text of ['', 'tolv', '3 av 4', '%', '-']) assert.ok(!isFigureText(text), text);
  });
});
