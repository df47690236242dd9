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
  const key = uniqueKey(`table/${table.kind}`, (taken) => draft.tables.some((each) => each.key === taken));
  draft.tables.push({ key, ...table });
  draft.sources.set(`table:${key}`, source);
  return key;
}

/** Places a table whose corner the profile knows and whose other cells are figures. False where it is none. */
export function placeFigureTable(writer: Writer, table: SourceTable): boolean {
  const headers = headersOf(table);
  const [corner, ...columns] = headers;
  const rule = writer.draft.profile.figureTables.find((each) => each.corner.test(corner ?? ''));
  if (!rule || corner === undefined || columns.length === 0 || table.rows.length < 2) return false;
  const rows = table.rows.slice(1).map((row) => rowOf(rule, row.cells.map(cellText), columns.length));
  const read = rows.flatMap((row) => (row ? [row] : []));
  if (read.length < rows.length) return false;
  const { kind, unit } = rule;
  const key = addTable(writer.draft, { kind, corner, unit, columns, rows: read }, table.source);
  emit(writer, { kind: 'figureTable', table: key }, table.source);
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
