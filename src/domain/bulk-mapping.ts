/**
 * Which column is which, remembered by the headers of the columns: it holds for the next file too, where they may stand in
 * another order. A field that was left out stays left out; one that nothing is remembered of is suggested anew.
 */
import { z } from 'zod';
import { type ColumnMapping, type ImportField, proposeMapping, suggestMapping } from './column-mapping.ts';
import { plainName } from './header-match.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** By field: the header of its column; null where it was left out. */
export const SavedHeaders = z.record(z.string(), z.string().nullable());
export type SavedHeaders = z.infer<typeof SavedHeaders>;

/** The headers of a sheet by a mapping, as they stand; '' for a column without one. */
export function headersOf(sheet: Pick<Sheet, 'rows'>, headerLine: number): string[] {
  const row = sheet.rows.find(({ line }) => line === headerLine);
  return (row?.cells ?? []).map(({ text }) => text.trim());
}

export function rememberMapping(
  mapping: ColumnMapping,
  headers: readonly string[],
  fields: readonly ImportField[],
): SavedHeaders {
  const header = ({ name }: ImportField) => headers[mapping.columns[name] ?? -1] || null;
  return Object.fromEntries(fields.map((field) => [field.name, header(field)]));
}

const names = (row: SheetRow | undefined) => (row?.cells ?? []).map(({ text }) => plainName(text));

/** The mapping that is remembered, for a sheet; null where the sheet lacks a header of it. */
export function recallMapping(
  saved: SavedHeaders,
  sheet: Pick<Sheet, 'rows'>,
  fields: readonly ImportField[],
): ColumnMapping | null {
  const wanted = fields.flatMap(({ name }) => {
    const header = saved[name];
    return typeof header === 'string' ? [{ name, header: plainName(header) }] : [];
  });
  const row = sheet.rows.slice(0, 30).find((candidate) => {
    const found = new Set(names(candidate));
    return wanted.every(({ header }) => found.has(header));
  });
  if (row === undefined || wanted.length === 0) return null;
  const columns: Record<string, number> = {};
  const taken = new Set<number>();
  const headers = names(row);
  for (const { name, header } of wanted) {
    const column = headers.findIndex((each, at) => each === header && !taken.has(at));
    if (column < 0) return null;
    columns[name] = column;
    taken.add(column);
  }
  const fresh = fields.filter(({ name }) => !Object.hasOwn(saved, name));
  const free = row.cells.map(({ text }, at) => (taken.has(at) ? '' : text));
  return { headerLine: row.line, columns: { ...columns, ...suggestMapping(free, fresh) } };
}

/** A mapping for a sheet that is new: the first of those remembered that holds for it, or else the one that is suggested. */
export function firstMapping<T extends { readonly headers: SavedHeaders }>(
  saved: readonly T[],
  sheet: Pick<Sheet, 'rows'>,
  fields: readonly ImportField[],
): { readonly mapping: ColumnMapping; readonly from: T | null } {
  for (const one of saved) {
    const mapping = recallMapping(one.headers, sheet, fields);
    if (mapping) return { mapping, from: one };
  }
  return { mapping: proposeMapping(sheet, fields), from: null };
}
