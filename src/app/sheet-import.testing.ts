/** For tests: a sheet opened, edited cell by cell and saved again, as a spreadsheet program does it. */
import type { SheetTable, TableColumn } from '../domain/sheet.ts';
import { readSheet } from '../intake/sheet/read-sheet.ts';
import { writeCsv } from '../report/sheet/csv.ts';
import { writeXlsx } from '../report/sheet/xlsx.ts';
import { value } from './app.testing.ts';
import type { UploadedFile } from './import.ts';

/** The cell of a line under a header, and what is written in it; null empties it. */
export type CellEdit = readonly [line: number, header: string, text: string | null];

/** The rows of a worksheet as a table of the kinds that its columns were written in. */
export async function openSheetFile(
  file: UploadedFile,
  worksheet?: string,
): Promise<SheetTable & { rows: (string | null)[][] }> {
  const sheet = value(await readSheet(file.bytes, file.name, worksheet === undefined ? {} : { sheet: worksheet }));
  const [header, ...rows] = sheet.rows;
  const kindAt = (column: number): TableColumn['kind'] => {
    const kinds = new Set(rows.map((row) => row.cells[column]?.kind ?? 'empty'));
    if (kinds.has('text')) return 'text';
    return kinds.has('date') ? 'date' : kinds.has('number') ? 'number' : 'text';
  };
  const columns = (header?.cells ?? []).map(
    (cell, at): TableColumn => ({ header: cell.text, kind: kindAt(at), decimals: 2 }),
  );
  const cells = rows.map((row) =>
    columns.map((_, at) => (row.cells[at] && row.cells[at].kind !== 'empty' ? row.cells[at].value : null)),
  );
  return { name: sheet.name, columns, rows: cells };
}

/** The file with some cells written anew, some lines more and some fewer. */
export async function editSheetFile(
  file: UploadedFile,
  edits: readonly CellEdit[],
  more: {
    readonly add?: readonly (string | null)[][];
    readonly drop?: readonly number[];
    readonly worksheet?: string;
    readonly csv?: boolean;
  } = {},
): Promise<UploadedFile> {
  const table = await openSheetFile(file, more.worksheet);
  for (const [line, header, text] of edits) {
    const column = table.columns.findIndex((one) => one.header === header);
    const row = table.rows[line - 2];
    if (column < 0 || row === undefined) throw new Error(`The sheet has no ${header} on line ${line}.`);
    row[column] = text;
  }
  const rows = [...table.rows.filter((_, at) => !more.drop?.includes(at + 2)), ...(more.add ?? [])];
  if (more.csv) return { name: 'fil.csv', bytes: writeCsv({ ...table, rows }) };
  return { name: 'fil.xlsx', bytes: await writeXlsx([{ ...table, rows }], { title: table.name }) };
}
