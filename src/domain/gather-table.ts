/**
 * Tables of figures of the same kind and shape, from several bodies, laid over each other: rows with the same label are one,
 * and the rest stand where their own table has them. Rows and columns of shares are never added.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const rows = mergeLabels([['Skola', 'Summa'], ['Vård', 'Summa']]);
 * assert.deepEqual(rows, ['Skola', 'Vård', 'Summa']);
 */
import type { Figure, Unit } from './figure.ts';
import { slugs, tableRef } from './figure-ref.ts';
import type { FigureTable } from './figure-table.ts';
import { type Apart, finestUnit, type Part, whyApart } from './gather-figure.ts';

export type BodyTable = { readonly body: string; readonly table: FigureTable };

/** Tables that can be laid over each other, at most one for each body. */
export type TableGroup = {
  /** The key of the table that their sum is kept in. */
  readonly key: string;
  readonly kind: FigureTable['kind'];
  readonly corner: string;
  readonly columns: readonly string[];
  readonly unit: Unit;
  readonly why: Apart | null;
  readonly tables: readonly BodyTable[];
};

/** What the keys of kept sums begin with. */
const keptPrefix = 'table/samlad-';

export const isKeptTable = (key: string): boolean => key.startsWith(keptPrefix);

const plain = (text: string): string => text.toLocaleLowerCase('sv').replaceAll(/\s+/gu, ' ').trim();

/** Tables without a kind of their own must have the same rows as well. */
function shapeOf({ kind, corner, unit, columns, rows }: FigureTable): string {
  const dimension = whyApart([unit]) ?? 'added';
  const lines = kind === 'other' ? [corner, ...rows.map(({ label }) => label)] : [];
  return JSON.stringify([kind, dimension === 'share' ? unit : 'added', columns.map(plain), lines.map(plain)]);
}

/** A body's kept sum stands for its own table of the same shape, which is a part of it. */
function onePerBody(tables: readonly BodyTable[]): BodyTable[] {
  const best = new Map<string, BodyTable>();
  for (const one of tables) {
    const known = best.get(one.body);
    if (!known || (isKeptTable(one.table.key) && !isKeptTable(known.table.key))) best.set(one.body, one);
  }
  return [...best.values()];
}

/**
 * The groups in which at least one other body than `gatherer` has a table. `gatherer`'s own kept sums are left out, and its
 * other tables are parts as everybody's.
 */
export function groupTables(all: readonly BodyTable[], gatherer: string): TableGroup[] {
  const parts = all.filter(({ body, table }) => body !== gatherer || !isKeptTable(table.key));
  const groups = [...Map.groupBy(parts, ({ table }) => shapeOf(table)).values()]
    .map(onePerBody)
    .filter((tables) => tables.some(({ body }) => body !== gatherer));
  const names = slugs(
    groups.map(([first]) => [first?.table.kind, first?.table.corner, ...(first?.table.columns ?? [])].join(' ')),
    'tabell',
  );
  return groups.flatMap((tables, index) => {
    const [first] = tables;
    if (!first) return [];
    const { kind, corner, columns } = first.table;
    const units = tables.map(({ table }) => table.unit);
    const unit = finestUnit(units) ?? first.table.unit;
    return [{ key: keptPrefix + names[index], kind, corner, columns, unit, why: whyApart(units), tables }];
  });
}

/** One list of labels that keeps the order of each: what only one has stands before the next that they share. */
export function mergeLabels(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  for (const list of lists) {
    let waiting: string[] = [];
    for (const label of list) {
      const at = merged.indexOf(label);
      if (at < 0) {
        waiting.push(label);
        continue;
      }
      merged.splice(at, 0, ...waiting);
      waiting = [];
    }
    merged.push(...waiting);
  }
  return merged;
}

/** True for the label of a row or column whose figures are no amounts: a share, an index, a rate. */
export function isShare(label: string): boolean {
  return /%|procent|(?<!h)andel(?:en)?\b|index|kvot(?:en)?\b|grad(?:en)?\b/iu.test(label);
}

export type GroupCell = {
  /** Names the figure in the table that the sum is kept in. */
  readonly ref: string;
  /** The bodies that have the row, each with what stands in the column. */
  readonly parts: readonly (Part & { readonly ref: string })[];
  /** False in a row or column of shares, and where the whole group stands apart. */
  readonly added: boolean;
};
export type GroupRow = {
  readonly label: string;
  readonly kind: FigureTable['rows'][number]['kind'];
  readonly cells: readonly GroupCell[];
};

type Line = { readonly slug: string; readonly row: FigureTable['rows'][number] };

const linesOf = ({ rows }: FigureTable): Line[] => {
  const names = slugs(
    rows.map(({ label }) => label),
    'rad',
  );
  return rows.map((row, index) => ({ slug: names[index] ?? '', row }));
};

/** The group's rows with their parts. `holds` says which bodies a body's figure is the sum of. */
export function groupRows(group: TableGroup, holds: (body: string, ref: string) => readonly string[]): GroupRow[] {
  const bodies = group.tables.map((one) => ({ ...one, lines: linesOf(one.table) }));
  const columns = slugs(group.columns, 'kolumn');
  return mergeLabels(bodies.map(({ lines }) => lines.map(({ slug }) => slug))).flatMap((slug) => {
    const having = bodies.flatMap(({ body, table, lines }) => {
      const line = lines.find((candidate) => candidate.slug === slug);
      return line ? [{ body, table, row: line.row }] : [];
    });
    const [first] = having;
    if (!first) return [];
    const cells = columns.map((column, across) => ({
      ref: tableRef(group.key, slug, column),
      added: group.why === null && ![first.row.label, group.columns[across] ?? ''].some(isShare),
      parts: having.map(({ body, table, row }) => {
        const ref = tableRef(table.key, slug, column);
        return { body, unit: table.unit, figure: row.cells[across] ?? null, holds: holds(body, ref), ref };
      }),
    }));
    return [{ label: first.row.label, kind: first.row.kind, cells }];
  });
}

/** A table's figures by what names them. */
export function figuresByRef(table: FigureTable): ReadonlyMap<string, Figure> {
  const columns = slugs(table.columns, 'kolumn');
  return new Map(
    linesOf(table).flatMap(({ slug, row }) =>
      row.cells.map((cell, across) => [tableRef(table.key, slug, columns[across] ?? ''), cell] as const),
    ),
  );
}
