/** Writes a table as CSV that Swedish spreadsheet programs open right: UTF-8 with its mark, semicolon, CRLF, decimal comma. */
import { guardText, type SheetTable, type TableColumn } from '../../domain/sheet.ts';
import { padDecimals, typedValue } from './value.ts';

/** The bytes of the file. What a program could take for a formula has an apostrophe before it; numbers stay numbers. */
export function writeCsv(table: Pick<SheetTable, 'columns' | 'rows'>): Uint8Array {
  const header = table.columns.map((column) => quote(guardText(column.header))).join(';');
  const lines = table.rows.map((row) => table.columns.map((column, index) => field(row[index], column)).join(';'));
  return new TextEncoder().encode(`\uFEFF${[header, ...lines].join('\r\n')}\r\n`);
}

function field(value: string | null | undefined, column: TableColumn): string {
  const typed = typedValue(value, column.kind);
  if (typed.kind === 'number') return padDecimals(typed.value, column.decimals ?? 0).replace('.', ',');
  if (typed.kind === 'date') return typed.value.replace('T', ' ');
  return quote(guardText(typed.value));
}

function quote(text: string): string {
  return /[;,"\r\n\t]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
