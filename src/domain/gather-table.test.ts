import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FigureTable } from './figure-table.ts';
import { addUp } from './gather-figure.ts';
import { type BodyTable, groupRows, groupTables, isShare, mergeLabels } from './gather-table.ts';

function table(key: string, rows: Record<string, (string | null)[]>, more: Partial<FigureTable> = {}): FigureTable {
  return {
    key: `table/${key}`,
    kind: 'departments',
    corner: 'Avdelning',
    unit: 'kSEK',
    columns: ['Utfall 2025', 'Avvikelse, %'],
    rows: Object.entries(rows).map(([label, cells]) => ({
      label,
      kind: label === 'Summa' ? 'sum' : 'item',
      cells: cells.map((value) => ({ value, decimals: 0 })),
    })),
    ...more,
  };
}
const von: BodyTable = {
  body: 'VON',
  table: table('drift', { Hemtjänst: ['100', '2'], Boende: ['200', '3'], Summa: ['300', '3'] }),
};
const bun: BodyTable = {
  body: 'BUN',
  table: table(
    'economy',
    { Skola: ['5', '1'], Summa: ['5', '1'] },
    { unit: 'MSEK', columns: ['utfall  2025', 'Avvikelse, %'] },
  ),
};
const nobody = () => [];

describe('tables of the same kind and shape', () => {
  it('are gathered whatever their key, scale and way of writing the columns', () => {
    const [group, ...rest] = groupTables([von, bun], 'KS');
    assert.deepEqual(rest, []);
    assert.equal(group?.key, 'table/samlad-departments-avdelning-utfall-2025-avvikelse');
    assert.deepEqual([group?.unit, group?.why], ['kSEK', null]);
    assert.deepEqual(
      group?.tables.map(({ body }) => body),
      ['VON', 'BUN'],
    );
  });

  it('are not gathered with others: another kind, other columns, a table without a kind but with other rows', () => {
    const other = (body: string, rows: Record<string, string[]>) => ({
      body,
      table: table('x', rows, { kind: 'other' }),
    });
    const all = [
      von,
      { body: 'BUN', table: { ...bun.table, columns: ['Utfall 2024', 'Avvikelse, %'] } },
      { body: 'KFN', table: { ...von.table, kind: 'investment' as const } },
      other('VON', { Bilar: ['1', '1'] }),
      other('BUN', { Båtar: ['1', '1'] }),
      other('KFN', { Båtar: ['2', '1'] }),
    ];
    assert.deepEqual(
      groupTables(all, 'KS').map(({ tables }) => tables.map(({ body }) => body)),
      [['VON'], ['BUN'], ['KFN'], ['VON'], ['BUN', 'KFN']],
    );
  });

  it('count the gathering body’s own table as a part, and never its kept sum', () => {
    const own = { body: 'KS', table: table('drift', { Ledning: ['1', '1'], Summa: ['1', '1'] }) };
    const kept = { body: 'KS', table: table('samlad-departments-x', { Summa: ['9', '1'] }) };
    assert.deepEqual(
      groupTables([kept, own, von], 'KS')[0]?.tables.map(({ body, table }) => [body, table.key]),
      [
        ['KS', 'table/drift'],
        ['VON', 'table/drift'],
      ],
    );
    assert.deepEqual(groupTables([own], 'KS'), []);
  });

  it('take another body’s kept sum in place of its own table, which stands in it', () => {
    const kept = { body: 'VON', table: table('samlad-departments-x', { Summa: ['9', '1'] }) };
    assert.equal(groupTables([von, kept], 'KF')[0]?.tables[0]?.table.key, 'table/samlad-departments-x');
  });

  it('stand apart where they are shares', () => {
    const sick = { body: 'VON', table: table('sjuk', { Alla: ['7', '6'] }, { kind: 'sickLeave', unit: 'percent' }) };
    assert.equal(groupTables([sick], 'KS')[0]?.why, 'share');
  });
});

describe('the rows of gathered tables', () => {
  const [group] = groupTables([von, bun], 'KS');
  assert.ok(group);
  const rows = groupRows(group, nobody);

  it('stand in the order of the bodies’ own, sums where they belong', () => {
    assert.deepEqual(
      rows.map(({ label, kind }) => `${label} ${kind}`),
      ['Hemtjänst item', 'Boende item', 'Skola item', 'Summa sum'],
    );
    assert.deepEqual(
      mergeLabels([
        ['a', 'b'],
        ['x', 'b', 'y'],
        ['a', 'y', 'z'],
      ]),
      ['a', 'x', 'b', 'y', 'z'],
    );
  });

  it('have a part for each body with the row, and a sum in the finest scale', () => {
    const cell = rows.at(-1)?.cells[0];
    assert.ok(cell?.added);
    assert.equal(cell.ref, 'table:samlad-departments-avdelning-utfall-2025-avvikelse/summa/utfall-2025');
    assert.deepEqual(
      cell.parts.map(({ body, ref }) => [body, ref]),
      [
        ['VON', 'table:drift/summa/utfall-2025'],
        ['BUN', 'table:economy/summa/utfall-2025'],
      ],
    );
    assert.equal(addUp(cell.parts, group.unit).value, '5300');
  });

  it('are not added in a column of shares', () => {
    assert.ok(rows.every(({ cells }) => cells[1]?.added === false));
  });

  it('tell shares from amounts by their label', () => {
    for (const label of ['Avvikelse %', 'Andel', 'Nettokostnadsandel', 'Täckningsgrad', 'Index', 'procent'])
      assert.equal(isShare(label), true, label);
    for (const label of ['Handel', 'Utfall per april', 'Gradering', 'Budget'])
      assert.equal(isShare(label), false, label);
  });

  it('match rows with the same label in their order', () => {
    const twice = (body: string, values: readonly string[]) => ({
      body,
      table: {
        ...von.table,
        rows: values.map((value) => ({ label: 'Övrigt', kind: 'item' as const, cells: [{ value, decimals: 0 }] })),
      },
    });
    const [both] = groupTables([twice('A', ['1', '2']), twice('B', ['10', '20'])], 'KS');
    assert.ok(both);
    assert.deepEqual(
      groupRows(both, nobody).map(({ cells }) => addUp(cells[0]?.parts ?? [], 'kSEK').value),
      ['11', '22'],
    );
  });
});
