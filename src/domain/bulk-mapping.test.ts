import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstMapping, headersOf, recallMapping, rememberMapping } from './bulk-mapping.ts';
import type { ImportField } from './column-mapping.ts';
import type { Cell, Sheet } from './sheet.ts';

const field = (name: string, label: string): ImportField => ({ name, label, required: false, kind: 'text' });
const fields = [field('title', 'Titel'), field('parent', 'Överordnad'), field('bodies', 'Ansvariga')];
const cell = (text: string): Cell => ({ kind: text === '' ? 'empty' : 'text', text, value: text });
const sheet = (...rows: string[][]): Pick<Sheet, 'rows'> => ({
  rows: rows.map((cells, at) => ({ line: at + 1, cells: cells.map(cell) })),
});
const saved = rememberMapping(
  { headerLine: 1, columns: { title: 1, parent: 0 } },
  ['Hör till', ' Vad ', 'Vem'],
  fields,
);

describe('a remembered mapping', () => {
  it('is kept by the headers, with what was left out', () => {
    assert.deepEqual(saved, { title: ' Vad ', parent: 'Hör till', bodies: null });
    assert.deepEqual(headersOf(sheet(['Plan'], [' Vad ', 'Vem']), 2), ['Vad', 'Vem']);
  });

  it('holds for a file whose columns stand otherwise, below a title', () => {
    const found = recallMapping(
      saved,
      sheet(['Plan 2026'], ['Ansvariga', 'VAD', 'hör till'], ['KS', 'A', 'B']),
      fields,
    );
    assert.deepEqual(found, { headerLine: 2, columns: { title: 1, parent: 2 } });
  });

  it('does not hold for a file that lacks a header of it', () => {
    assert.equal(recallMapping(saved, sheet(['Vad', 'Vem']), fields), null);
    assert.equal(recallMapping({}, sheet(['Vad']), fields), null);
    assert.equal(recallMapping({ title: 'Vad', parent: 'Vad' }, sheet(['Vad']), fields), null);
  });

  it('suggests columns for fields that it knows nothing of', () => {
    const { bodies: _, ...known } = saved;
    const found = recallMapping(known, sheet(['Vad', 'Hör till', 'Ansvariga']), fields);
    assert.deepEqual(found?.columns, { title: 0, parent: 1, bodies: 2 });
  });

  it('is the first that holds, or else what is suggested', () => {
    const other = { name: 'annat', headers: { title: 'Rubrik' } };
    const one = { name: 'eget', headers: saved };
    assert.equal(firstMapping([other, one], sheet(['Vad', 'Hör till']), fields).from, one);
    const suggested = firstMapping([one], sheet(['Titel', 'Annat']), fields);
    assert.deepEqual([suggested.from, suggested.mapping.columns], [null, { title: 0 }]);
  });
});
