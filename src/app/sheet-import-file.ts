/** Reading an uploaded sheet: the whole of it, or as much as is needed to choose its columns. */
import { createHash } from 'node:crypto';
import type { BulkKind } from '../domain/bulk.ts';
import { type Result, succeed } from '../domain/result.ts';
import { columnLetters, type Sheet, type SheetRow } from '../domain/sheet.ts';
import { readSheet, readSheetRows } from '../intake/sheet/read-sheet.ts';
import { clean } from './form.ts';
import type { UploadedFile } from './import.ts';
import type { SheetColumn } from './sheet-import-view.ts';

/** Rows of a sheet that is taken. */
const mostRows = 200_000;
/** Rows that are shown when columns are chosen. */
const shownRows = 60;
const sampled = 3;
const longestSample = 40;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The name of the file without what no text holds, no longer than it can be shown. */
export const fileNameOf = (file: UploadedFile): string => clean(file.name).slice(0, 200) || 'fil';

/** Worksheets that our own exports call so. */
const worksheetOf: Record<BulkKind, RegExp> = {
  plan: /^Plan /u,
  indicators: /^Indikatorer /u,
  values: /^Värden /u,
  economy: /^Ekonomi/u,
  staff: /^Personal/u,
};

/** The first rows of the worksheet that is named, or of the one that a kind has in our own exports. */
export async function readBeginning(
  file: UploadedFile,
  kind: BulkKind,
  worksheet: string | null,
): Promise<Result<Sheet>> {
  const opened = await readSheetRows(file.bytes, file.name, worksheet === null ? {} : { sheet: worksheet });
  if (!opened.ok) return opened;
  const own = opened.value.names.find((name) => worksheetOf[kind].test(name));
  if (worksheet === null && own !== undefined && own !== opened.value.name) return readBeginning(file, kind, own);
  const rows: SheetRow[] = [];
  for await (const row of opened.value.rows) {
    if (!row.ok) return row;
    rows.push(row.value);
    if (rows.length >= shownRows) break;
  }
  const { name, names, merged } = opened.value;
  return succeed({ name, names, rows, merged });
}

/** The whole worksheet. */
export function readWhole(file: UploadedFile, worksheet: string | null): Promise<Result<Sheet>> {
  return readSheet(file.bytes, file.name, { maxRows: mostRows, ...(worksheet === null ? {} : { sheet: worksheet }) });
}

/** The columns with their headers and what stands first in each below them. */
export function columnsOf(sheet: Pick<Sheet, 'rows'>, headerLine: number): SheetColumn[] {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const header = sheet.rows.find(({ line }) => line === headerLine);
  const below = sheet.rows.filter(({ line }) => line > headerLine);
  const short = (text: string) =>
    text.length > longestSample ? `${text.slice(0, longestSample - 1).toWellFormed()}…` : text;
  return Array.from({ length: width }, (_, column) => ({
    letters: columnLetters(column),
    header: header?.cells[column]?.text.trim() ?? '',
    sample: below
      .map(({ cells }) => cells[column]?.text.trim() ?? '')
      .filter((text) => text !== '')
      .slice(0, sampled)
      .map(short),
  }));
}
