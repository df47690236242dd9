/** For tests: a table as a sheet that has been read, edited cell by cell, and plans of every kind. */
import fc from 'fast-check';
import type { BulkTrial } from './bulk.ts';
import { readBulkRows } from './bulk-sheet.ts';
import { type ImportField, proposeMapping } from './column-mapping.ts';
import { nodeKey } from './node.ts';
import { inOrder, type Plan, type PlanIndicator, type PlanNode, type Target } from './plan.ts';
import { exampleIndicator, exampleLevels, exampleNode } from './plan-example.testing.ts';
import { type Cell, emptyCell, type Sheet, type SheetTable } from './sheet.ts';

export type EditedTable = { readonly columns: SheetTable['columns']; rows: (string | null)[][] };

/** A copy of a table to edit: `rows[2][0]` is the first cell of line 4. */
export function editable(table: SheetTable): EditedTable {
  return { columns: table.columns, rows: table.rows.map((row) => [...row]) };
}

function cellOf(text: string | null | undefined, kind: SheetTable['columns'][number]['kind']): Cell {
  if (text === null || text === undefined || text === '') return emptyCell;
  const isNumber = kind === 'number' && /^-?\d+(?:\.\d+)?$/u.test(text);
  if (isNumber) return { kind: 'number', text: text.replace('.', ','), value: text };
  return { kind: kind === 'date' && /^\d{4}-\d\d-\d\d$/u.test(text) ? 'date' : 'text', text, value: text };
}

/** The sheet with its rows read by the columns that are suggested for it. */
export function bulkSheet(table: EditedTable | SheetTable, fields: readonly ImportField[]) {
  const header = table.columns.map((column) => cellOf(column.header, 'text'));
  const rows = table.rows.map((row) => table.columns.map((column, at) => cellOf(row[at], column.kind)));
  const sheet: Sheet = {
    name: 'Blad1',
    names: ['Blad1'],
    merged: [],
    rows: [header, ...rows].map((cells, index) => ({ line: index + 1, cells })),
  };
  return readBulkRows(sheet, proposeMapping(sheet, fields), fields);
}

/** "changed goal/träd: title Träd -> Skog, order 1 -> 2", with the line in front. */
export function said<T>(trial: BulkTrial<T>): string[] {
  return trial.changes.map(({ kind, subject, line, edits }) => {
    const cells = edits.map(({ field, before, after }) => `${field} ${before} -> ${after}`).join(', ');
    return `${line ?? '-'} ${kind} ${subject}${cells === '' ? '' : `: ${cells}`}`;
  });
}

export const faultsOf = <T>(trial: BulkTrial<T>): string[] => trial.faults.map(({ message }) => message);

/** Titles that spreadsheets like to take for something else. */
const title = fc
  .tuple(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '"',
      '1 000',
      '1\u00A0000,5',
      '-12,5',
      '2025-03-01',
      '25 %',
      '0012',
      'Å',
      '#',
      '',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', 'åäö', '\nnästa rad', '"citat"', ';', ',', ' och mer'),
  )
  .map((parts) => parts.join(''))
  .filter(
    (text) =>
      text.trim() !== '' && text.isWellFormed() && !/[\p{Cc}\uFEFF\uFFFE\uFFFF]/u.test(text.replaceAll('\n', '')),
  );

const decimal = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.stringMatching(/^\d{0,6}$/u))
  .map(([whole, fraction]) => ({
    value: fraction === '' ? `${whole}` : `${whole}.${fraction}`,
    decimals: fraction.length,
  }));
const target = fc
  .tuple(
    fc.integer({ min: 2024, max: 2027 }),
    fc.constantFrom('all' as const, 'women' as const, 'men' as const),
    decimal,
  )
  .map(([year, sex, figure]): Target => ({ year, sex, ...figure }));
const day = fc.option(
  fc.integer({ min: 0, max: 364 }).map((number) => new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10)),
);

type Seed = {
  readonly title: string;
  readonly above: number;
  readonly deeper: number;
  readonly bodies: readonly string[];
  readonly role: PlanNode['role'];
  readonly days: readonly (string | null)[];
};

const seed: fc.Arbitrary<Seed> = fc.record({
  title,
  above: fc.nat(),
  deeper: fc.nat({ max: 2 }),
  bodies: fc.uniqueArray(fc.constantFrom('KS', 'VON', 'alla bolag'), { maxLength: 3 }),
  role: fc.constantFrom('group', 'own', 'both'),
  days: fc.tuple(day, day),
});

/** Plans of up to 20 nodes on five levels, with indicators and targets. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .tuple(
    fc.array(seed, { minLength: 1, maxLength: 20 }),
    fc.array(
      fc.tuple(title, fc.nat(), fc.uniqueArray(target, { selector: ({ year, sex }) => `${year}${sex}` }), decimal),
      { maxLength: 6 },
    ),
  )
  .map(([seeds, measures]) => {
    const nodes: PlanNode[] = [];
    for (const [at, { title: name, above, deeper, days, ...fields }] of seeds.entries()) {
      const parent = at === 0 ? undefined : nodes[above % nodes.length];
      const rank = parent === undefined ? 0 : exampleLevels.findIndex(({ code }) => code === parent.level) + 1 + deeper;
      const level = exampleLevels[rank];
      if (level === undefined) continue;
      const [startsOn = null, endsOn = null] = [...days].sort();
      const key = `${nodeKey(level.code, name)}-${at}`;
      const position = nodes.filter(
        (node) => node.parent === (parent?.key ?? null) && node.level === level.code,
      ).length;
      nodes.push(
        exampleNode(key, parent?.key ?? null, {
          ...fields,
          bodies: [...fields.bodies],
          level: level.code,
          title: name,
          position,
          startsOn,
          endsOn,
        }),
      );
    }
    const indicators = measures.map(([name, on, targets, { decimals }], at): PlanIndicator => {
      const node = nodes[on % nodes.length];
      return exampleIndicator(`${nodeKey('i', name).slice(2)}-${at}`, node?.key ?? '', {
        title: name,
        decimals,
        unit: 'MSEK',
        position: at,
        targets: targets.toSorted(
          (a, b) => a.year - b.year || ['all', 'women', 'men'].indexOf(a.sex) - ['all', 'women', 'men'].indexOf(b.sex),
        ),
      });
    });
    return inOrder({ year: 2025, nodes, indicators }, exampleLevels);
  });
