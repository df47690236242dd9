/** A table as a file for a spreadsheet program: numbers stay numbers, and no cell is ever taken for a formula. */
import type { SheetTable } from '../domain/sheet.ts';
import { writeCsv } from '../report/sheet/csv.ts';
import { writeXlsx } from '../report/sheet/xlsx.ts';

export const tableFormats = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof tableFormats)[number];

const types: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The file, named by the table. */
export async function exportTable(
  table: SheetTable,
  format: TableFormat,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const bytes = format === 'csv' ? writeCsv(table) : await writeXlsx([table], { title: table.name, language: 'sv-SE' });
  return { name: `${table.name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.${format}`, type: types[format], bytes };
}
