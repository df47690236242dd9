/** Tables of figures and lists of explained variance: each number as reported, each label as written. */
import { type Figure, parseFigure } from '../domain/figure.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import { type Draft, uniqueKey } from './draft.ts';
import type { Profile } from './profile.ts';
import { cellText, type SourceBlock, type SourceTable } from './source-block.ts';
import { headersOf } from './tables.ts';
import { emit, type Writer } from './writer.ts';

/** A cell's figure; undefined where it holds something else. */
function figureOf(text: string): Figure | undefined {
  if (text.trim() === '') return { value: null, decimals: 0 };
  const read = parseFigure(text);
  return read && read.decimals <= 6 ? { value: read.value, decimals: read.decimals } : undefined;
}

type Rule = Profile['figureTables'][number];
type Row = FigureTable['rows'][number];

function rowOf(rule: Rule, cells: readonly string[], width: number): Row | null {
  const [first = '', ...rest] = cells;
  if (rest.slice(width).some((text) => text.trim() !== '')) return null;
  const figures = Array.from({ length: width }, (_, index) => figureOf(rest[index] ?? ''));
  if (first.trim() === '' || figures.includes(undefined)) return null;
  const item = rule.itemRow?.test(first) ?? false;
  const label = item && rule.itemRow ? first.replace(rule.itemRow, '') : first;
  const kind = item ? 'item' : rule.sumRow?.test(first) ? 'sum' : 'plain';
  return { label, kind, cells: figures.flatMap((figure) => (figure ? [figure] : [])) };
}

function addTable(draft: Draft, table: Omit<FigureTable, 'key'>, source: SourceTable['source']): string {
  const key = uniqueKey(draft, `table/${table.kind}`);
  draft.tables.push({ key, ...table });
  draft.sources.set(`table:${key}`, source);
  return key;
}

const scaled = (figure: Figure | undefined): number => Math.round(Number(figure?.value ?? 0) * 1000);

/** Rows that add up to the sum after them are its items, where no row is marked as one. One unit of rounding for each row. */
function withItems(rows: readonly Row[]): Row[] {
  if (rows.some((row) => row.kind === 'item')) return [...rows];
  let from = 0;
  const kinds = rows.map((row) => row.kind);
  rows.forEach((row, index) => {
    if (row.kind !== 'sum') return;
    const items = rows.slice(from, index);
    const sum = items.reduce((total, item) => total + scaled(item.cells[0]), 0);
    const unit = 1000 / 10 ** (row.cells[0]?.decimals ?? 0);
    if (items.length > 0 && Math.abs(sum - scaled(row.cells[0])) <= unit * items.length)
      kinds.fill('item', from, index);
    from = index + 1;
  });
  return rows.map((row, index) => ({ ...row, kind: kinds[index] ?? row.kind }));
}

/** True where the table's corner says what it is, or else its rows and columns do, with a word over it. */
function fits(rule: Rule, table: SourceTable, context: string): boolean {
  const [corner = '', ...columns] = headersOf(table);
  if (rule.corner.test(corner)) return true;
  const { shape } = rule;
  if (!shape?.about.test(`${context}\n${corner}`)) return false;
  return (
    columns.every((column) => shape.column.test(column)) &&
    table.rows.slice(1).every((row) => shape.row.test(cellText(row.cells[0]).trim()))
  );
}

/**
 * Places a table whose corner or shape the profile knows and whose other cells are figures; `context` is the text over
 * it. False where it is none.
 */
export function placeFigureTable(writer: Writer, table: SourceTable, context: string): boolean {
  const headers = headersOf(table);
  const [corner, ...columns] = headers;
  if (corner === undefined || columns.length === 0 || table.rows.length < 2) return false;
  const rule = writer.draft.profile.figureTables.find((each) => fits(each, table, context));
  if (!rule) return false;
  const rows = table.rows.slice(1).map((row) => rowOf(rule, row.cells.map(cellText), columns.length));
  const read = rows.flatMap((row) => (row ? [row] : []));
  if (read.length < rows.length) return false;
  const { kind, unit } = rule;
  const shown = { kind, corner, unit, columns, rows: rule.itemRow ? withItems(read) : read };
  const key = addTable(writer.draft, shown, table.source);
  emit(writer, { kind: 'figureTable', table: key }, table.source);
  return true;
}

/** Places the list of explained variance where it stands as a table of two columns. */
export function placeVarianceTable(writer: Writer, table: SourceTable): boolean {
  const { variance } = writer.draft.profile;
  const [corner, ...columns] = headersOf(table);
  if (columns.length !== 1 || !variance.corner.test(corner ?? '') || table.rows.length < 2) return false;
  const rows = table.rows.slice(1).map((row): Row | null => {
    const [label = '', text = '', ...rest] = row.cells.map((cell) => cellText(cell).trim());
    const figure = figureOf(text);
    return label !== '' && text !== '' && figure && rest.length === 0 ? { label, kind: 'item', cells: [figure] } : null;
  });
  const read = rows.flatMap((row) => (row ? [row] : []));
  if (read.length < rows.length) return false;
  const shown = { kind: 'variance' as const, corner: '', unit: variance.unit, columns: [''], rows: read };
  emit(writer, { kind: 'figureTable', table: addTable(writer.draft, shown, table.source) }, table.source);
  return true;
}

/** Places a list of explained variance: each item a label and a signed number. False where an item is something else. */
export function placeVariance(writer: Writer, lead: string, items: readonly SourceBlock[]): boolean {
  const { variance } = writer.draft.profile;
  const [first] = items;
  if (lead.length > 300 || !variance.lead.test(lead) || !first || items.length < 2) return false;
  const rows = items.map((item): Row | null => {
    const match = item.type === 'listItem' && item.text.length <= 300 ? variance.item.exec(item.text) : null;
    const figure = match?.[2] ? figureOf(match[2].replace(/^([+\-−])\s/u, '$1')) : undefined;
    return match?.[1] && figure ? { label: match[1], kind: 'item', cells: [figure] } : null;
  });
  const read = rows.flatMap((row) => (row ? [row] : []));
  if (read.length < rows.length) return false;
  const source = { ...first.source, to: items.at(-1)?.source.to ?? first.source.to };
  const table = { kind: 'variance' as const, corner: '', unit: variance.unit, columns: [''], rows: read };
  emit(writer, { kind: 'figureTable', table: addTable(writer.draft, table, source) }, source);
  return true;
}
