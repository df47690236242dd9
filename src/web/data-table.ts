/**
 * What every table of the web has in common: rows are kept by words that a person writes, the words are remembered in a
 * cookie, and what is shown can be fetched as XLSX or CSV from the same address (`?hamta=table.xlsx`).
 */
import { getCookie, setCookie } from 'hono/cookie';
import type { ReactNode } from 'react';
import { exportTable, tableFormats } from '../app/export-table.ts';
import type { ScaleValue } from '../domain/scale.ts';
import type { TableColumn } from '../domain/sheet.ts';
import { answerFile } from './file.ts';
import type { WebContext } from './visit.ts';

/** `text` null is an empty cell; a number is a decimal string in `value`, its text as it is shown. */
export type DataCell = {
  readonly text: string | null;
  readonly value?: string;
  readonly href?: string;
  /** A state: its shape stands before the word. */
  readonly symbol?: Pick<ScaleValue, 'shape' | 'color'>;
  /** The text is the interface's, not the municipality's own. */
  readonly ours?: boolean;
  /** A sum, which stands out. */
  readonly strong?: boolean;
  /** Shown in place of the text, which is what rows are kept by and what files hold. */
  readonly content?: ReactNode;
};

/** `lang`: its header is the municipality's own word. */
type ShownColumn = TableColumn & { readonly lang?: 'sv' };

export type DataTable = {
  /** Names the table in addresses and cookies: "avvikelser". */
  readonly id: string;
  readonly caption: string;
  /** Where the caption is the municipality's own, or of its documents. */
  readonly captionLang?: 'sv';
  readonly columns: readonly ShownColumn[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly DataCell[])[];
  /** What all rows come to, shown under them while all are shown; in no file. */
  readonly foot?: readonly DataCell[];
};

/** A column of words, and one of numbers. */
export const textColumn = (header: string): TableColumn => ({ header, kind: 'text' });
export const numberColumn = (header: string): TableColumn => ({ header, kind: 'number', decimals: 0 });

/** A whole number. */
export const countCell = (count: number): DataCell => ({ text: String(count), value: String(count) });

/** A table as it is shown: the rows that fit the filter, of how many. */
export type ShownTable = DataTable & {
  readonly filter: string;
  readonly total: number;
  /** The places of the shown rows among all, for a page that draws them itself. */
  readonly kept: readonly number[];
};

const cookieName = 'uppsikt-filter';
const longestFilter = 100;
const mostFilters = 20;
const filterField = 'filter-';

/** The same page with one part of its query given, null: without it; no file is asked for. */
export function pathWith(path: string, name: string, value: string | null): string {
  const [page = '', query = ''] = path.split('?');
  const parts = new URLSearchParams(query);
  parts.delete('hamta');
  if (value === null) parts.delete(name);
  else parts.set(name, value);
  return parts.size === 0 ? page : `${page}?${parts}`;
}

/** Asks for a page with one table alone: "?tabell=nyckeltal". */
export const apartQuery = 'tabell';

export const filterName = (id: string) => filterField + id;

function remembered(c: WebContext): Map<string, string> {
  try {
    const entries: unknown = JSON.parse(getCookie(c, cookieName) ?? '[]');
    if (!Array.isArray(entries)) return new Map();
    return new Map(
      entries.flatMap((entry: unknown): [string, string][] =>
        Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string'
          ? [[entry[0], entry[1]]]
          : [],
      ),
    );
  } catch {
    return new Map();
  }
}

/** The words to keep rows by: from the address, which is remembered, else as remembered. */
function filterOf(c: WebContext, id: string): string {
  const asked = c.req.query(filterName(id))?.trim().slice(0, longestFilter);
  const known = remembered(c);
  if (asked === undefined || asked === known.get(id)) return asked ?? known.get(id) ?? '';
  known.delete(id);
  if (asked !== '') known.set(id, asked);
  const kept = [...known].slice(-mostFilters);
  const secure = new URL(c.req.url).protocol === 'https:';
  setCookie(c, cookieName, JSON.stringify(kept), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: 31_536_000,
  });
  return asked;
}

/** All rows, whatever words are remembered: where the table stands beside a form and is filtered on a page of its own. */
export function showWhole(table: DataTable): ShownTable {
  return { ...table, kept: table.rows.map((_, at) => at), filter: '', total: table.rows.length };
}

/** Keeps the rows in which every word stands somewhere, in any form of case. */
export function showTable(c: WebContext, table: DataTable): ShownTable {
  const filter = filterOf(c, table.id);
  const words = filter
    .toLocaleLowerCase('sv')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const kept = table.rows.flatMap((row, at) => {
    const text = row
      .map((cell) => cell.text ?? '')
      .join('\n')
      .toLocaleLowerCase('sv');
    return words.every((word) => text.includes(word)) ? [at] : [];
  });
  const rows = table.rows.filter((_, at) => kept.includes(at));
  return { ...table, rows, kept, filter, total: table.rows.length };
}

/** The file that the address asks for, or null where it asks for the page. */
export async function answerExport(c: WebContext, tables: readonly ShownTable[]): Promise<Response | null> {
  const [, id, format] = /^(.+)\.(\w+)$/u.exec(c.req.query('hamta') ?? '') ?? [];
  const table = tables.find((candidate) => candidate.id === id);
  const known = tableFormats.find((candidate) => candidate === format);
  if (table === undefined || known === undefined) return null;
  const rows = table.rows.map((row) => row.map((cell) => cell.value ?? cell.text));
  return answerFile(c, await exportTable({ name: table.caption, columns: table.columns, rows }, known));
}
