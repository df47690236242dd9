import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byLine, cellText, keyMaker, listedFaults, outcomeOf, quoted, repeated } from './bulk.ts';
import { readBulkRows } from './bulk-sheet.ts';
import type { ImportField } from './column-mapping.ts';
import { type Cell, emptyCell, type MergedArea, type Sheet } from './sheet.ts';

describe('what sheets of every kind share', () => {
  it('keeps texts as a cell can hold them', () => {
    assert.equal(cellText('\u00A0\uFEFFa\u0000\r\nb\rc\tå '), 'a\nb\nc\tå');
    assert.equal(cellText('\uD800x'), '\uFFFDx');
    assert.equal(quoted(`a\n${'b'.repeat(80)}`), `”a ${'b'.repeat(57)}…”`);
  });

  it('gives every new thing a key of its own', () => {
    const make = keyMaker(['goal/a', 'goal/a-3']);
    assert.deepEqual(['goal/a', 'goal/a', 'goal/a', 'goal/b', 'goal/', 'goal/'].map(make), [
      'goal/a-2',
      'goal/a-4',
      'goal/a-5',
      'goal/b',
      'goal/post',
      'goal/post-2',
    ]);
  });

  it('gives a hundred thousand alike their keys in a moment', () => {
    const make = keyMaker([]);
    const keys = new Set(Array.from({ length: 100_000 }, () => make('goal/a')));
    assert.equal(keys.size, 100_000);
  });

  it('puts faults in the order of the lines, lists the first and counts the rest', () => {
    const fault = (message: string) => ({ path: '', message });
    assert.deepEqual(
      byLine([fault('Rad 10: b'), fault('Rad 9, kolumn A: a'), fault('Filen')]).map(({ message }) => message),
      ['Filen', 'Rad 9, kolumn A: a', 'Rad 10: b'],
    );
    const listed = listedFaults(Array.from({ length: 250 }, (_, at) => fault(`Rad ${at}`)));
    assert.deepEqual([listed.length, listed.at(-1)?.message.slice(0, 14)], [201, 'Och 50 fel til']);
    assert.equal(listedFaults([fault('x')]).length, 1);
  });

  it('counts what was done, and finds what is said twice', () => {
    const change = (kind: 'new' | 'changed' | 'removed') => ({ kind, subject: '', title: '', line: 1, edits: [] });
    assert.deepEqual(outcomeOf({ changes: [change('new'), change('new'), change('removed')], unchanged: 4 }), {
      created: 2,
      changed: 0,
      removed: 1,
      unchanged: 4,
    });
    const rows = [1, 2, 3, 4].map((line) => ({ line, name: line % 2 === 0 ? 'a' : null }));
    assert.deepEqual(
      repeated(rows, ({ name }) => name).map(({ row, first }) => [row.line, first.line]),
      [[4, 2]],
    );
  });
});

describe('the rows of a sheet', () => {
  const fields: ImportField[] = [
    { name: 'title', label: 'Titel', required: true, kind: 'text' },
    { name: 'order', label: 'Ordning', required: false, kind: 'number' },
  ];
  const mapping = { headerLine: 1, columns: { title: 0, order: 1 } };
  const cell = (text: string): Cell => (text === '' ? emptyCell : { kind: 'text', text, value: text });
  const sheet = (rows: string[][], merged: MergedArea[] = []): Sheet => ({
    name: 'Blad1',
    names: ['Blad1'],
    merged,
    rows: [['Titel', 'Ordning'], ...rows].map((cells, at) => ({ line: at + 1, cells: cells.map(cell) })),
  });
  const area = (fromLine: number, toLine: number, fromColumn: number, toColumn: number): MergedArea => ({
    fromLine,
    toLine,
    fromColumn,
    toColumn,
  });

  it('come with their faults, what could not be read left out', () => {
    const read = readBulkRows(
      sheet([
        ['A', 'x'],
        ['', ''],
        ['', '2'],
      ]),
      mapping,
      fields,
    );
    assert.deepEqual(
      read.rows.map(({ line, values }) => [line, values.title, values.order]),
      [
        [2, 'A', undefined],
        [4, undefined, '2'],
      ],
    );
    assert.deepEqual(
      read.faults.map(({ message }) => message.slice(0, 15)),
      ['Rad 2, kolumn B', 'Rad 4, kolumn A'],
    );
  });

  it('are refused as a whole where the columns are wrong, or there are none', () => {
    assert.deepEqual(readBulkRows(sheet([['A']]), { headerLine: 1, columns: {} }, fields).rows, []);
    assert.match(readBulkRows(sheet([]), mapping, fields).faults[0]?.message ?? '', /inga uppgifter efter rad 1/u);
  });

  it('name each cell that is hidden in a merged area, once', () => {
    const rows = [
      ['A', '1'],
      ['B', ''],
      ['', '3'],
    ];
    const hidden = (...merged: MergedArea[]) =>
      readBulkRows(sheet(rows, merged), mapping, fields).faults.map(({ message }) => message.slice(0, 15));
    assert.deepEqual(hidden(area(2, 3, 1, 1)), ['Rad 4, kolumn A', 'Rad 3, kolumn B']);
    assert.deepEqual(hidden(area(3, 4, 0, 0)), ['Rad 4, kolumn A']);
    assert.deepEqual(hidden(area(2, 2, 0, 1), area(2, 4, 5, 6)), ['Rad 4, kolumn A', 'Rad 2, kolumn B']);
    const whole = hidden(...Array.from({ length: 20_000 }, () => area(1, 1_000_000, 1, 1)));
    assert.equal(whole.length, 5_001);
  });
});
