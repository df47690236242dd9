/** What each worksheet of a workbook will be: its valid name, its headers and its rows. */

import type { SheetTable, TableColumn } from '../../domain/sheet.ts';
import { stripControls } from '../xml.ts';

/** `headers` are unique and never empty, as a table object asks for. */
export type PlannedSheet = {
  readonly name: string;
  readonly headers: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: SheetTable['rows'];
};

/** Rows of a worksheet less the header. */
const mostRows = 1_048_575;

export function planSheets(tables: readonly SheetTable[], limit = mostRows): PlannedSheet[] {
  if (tables.length === 0) throw new Error('a workbook needs a table');
  const names = new Set<string>();
  return tables.flatMap((table) => {
    if (table.columns.length === 0) throw new Error(`the table ${table.name} has no column`);
    const headers = uniqueHeaders(table.columns);
    return pages(table.rows, limit).map((rows) => ({
      name: uniqueName(table.name, names),
      headers,
      columns: table.columns,
      rows,
    }));
  });
}

function pages(rows: SheetTable['rows'], limit: number): SheetTable['rows'][] {
  if (rows.length <= limit) return [rows];
  return [rows.slice(0, limit), ...pages(rows.slice(limit), limit)];
}

/** At most 31 characters, none of []:*?/\, no apostrophe at either end, and no other worksheet's name in any case. */
function uniqueName(wanted: string, taken: Set<string>): string {
  const plain = stripControls(wanted)
    .replaceAll(/[[\]:*?/\\\p{Cc}\p{Surrogate}]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^['\s]+|['\s]+$/gu, '');
  const name = plain === '' || plain.toLowerCase() === 'history' ? `Blad ${plain}`.trim() : plain;
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const candidate = shortName(name, 31 - suffix.length) + suffix;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}

/** The first so many UTF-16 units, without cutting a character in two and without an apostrophe or space last. */
function shortName(name: string, units: number): string {
  return name.slice(0, units).replaceAll(/\p{Surrogate}|['\s]+$/gu, '');
}

function uniqueHeaders(columns: readonly TableColumn[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ header }, index) => {
    const plain = stripControls(header)
      .replaceAll(/[\s\p{Cc}\p{Surrogate}]+/gu, ' ')
      .trim();
    const wanted = plain === '' ? `Kolumn ${index + 1}` : plain.slice(0, 240);
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} ${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
