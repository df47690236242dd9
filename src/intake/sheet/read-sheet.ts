/** Reads a spreadsheet, XLSX or CSV as its bytes say, whatever its name: whole, or streamed row by row with little memory. */
import { type Result, refuse, succeed } from '../../domain/result.ts';
import type { MergedArea, Sheet, SheetRow } from '../../domain/sheet.ts';
import { cellReader, formatsOf } from './cell-value.ts';
import { csvRows } from './csv-rows.ts';
import { limits } from './limits.ts';
import { oldFormatFault } from './old-format.ts';
import { partPieces } from './part-pieces.ts';
import { readSharedTexts, SharedTexts } from './shared-texts.ts';
import { SheetFault } from './sheet-fault.ts';
import { openWorkbook, type WorksheetPart } from './workbook.ts';
import { worksheetRows } from './worksheet-rows.ts';

/**
 * `sheet`: the worksheet to read, by its name; without it the first visible one that holds something. `maxRows`: the most
 * that are taken, at most 1 000 000; `maxCells`: of a sheet that is read whole, at most 3 000 000.
 */
export type SheetOptions = { readonly sheet?: string; readonly maxRows?: number; readonly maxCells?: number };

/**
 * A sheet whose rows come one at a time; take them once. A refusal, if there is one, is the last to come, and the rows
 * before it are then not the whole sheet. `merged` is filled when the last row has come.
 */
export type SheetStream = {
  readonly name: string;
  readonly names: readonly string[];
  readonly merged: readonly MergedArea[];
  readonly rows: AsyncIterable<Result<SheetRow>>;
};

type Source = Omit<SheetStream, 'rows'> & { readonly rows: AsyncGenerator<SheetRow> };

/** Opens the sheet and begins to read it. Refuses what is no sheet; formulas, macros and links are never run or followed. */
export async function readSheetRows(
  bytes: Uint8Array,
  fileName: string,
  options: SheetOptions = {},
): Promise<Result<SheetStream>> {
  try {
    const { rows, ...about } = await openSource(bytes, fileName, options);
    const first = await rows.next();
    if (first.done) return refuse({ path: fileName, message: emptySheet(about.name, about.names) });
    const limit = Math.min(options.maxRows ?? limits.rows, limits.rows);
    return succeed({ ...about, rows: guarded(first.value, rows, fileName, limit) });
  } catch (cause) {
    return refusal(cause, fileName);
  }
}

/** Reads the whole sheet. Refuses one of more cells than `maxCells`, which has to be streamed. */
export async function readSheet(
  bytes: Uint8Array,
  fileName: string,
  options: SheetOptions = {},
): Promise<Result<Sheet>> {
  const opened = await readSheetRows(bytes, fileName, options);
  if (!opened.ok) return opened;
  const rows: SheetRow[] = [];
  const most = Math.min(options.maxCells ?? limits.cells, limits.cells);
  let cells = 0;
  for await (const row of opened.value.rows) {
    if (!row.ok) return row;
    cells += row.value.cells.length;
    if (cells > most) return refuse({ path: fileName, message: tooManyCells(row.value.line, most) });
    rows.push(row.value);
  }
  const { name, names, merged } = opened.value;
  return succeed({ name, names, rows, merged });
}

async function openSource(bytes: Uint8Array, fileName: string, options: SheetOptions): Promise<Source> {
  if (bytes.length === 0) throw new SheetFault('Filen är tom. Välj en fil med innehåll och försök igen.');
  const old = oldFormatFault(bytes);
  if (old !== null) throw new SheetFault(old);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await openXlsx(bytes, options);
  const name = fileName.replace(/\.[^.]*$/u, '');
  return { name, names: [name], merged: [], rows: csvRows(bytes) };
}

async function openXlsx(bytes: Uint8Array, options: SheetOptions): Promise<Source> {
  const workbook = await openWorkbook(bytes);
  const names = workbook.worksheets.map(({ name }) => name);
  const candidates = wanted(workbook.worksheets, options.sheet);
  const texts = workbook.texts
    ? await readSharedTexts(partPieces(bytes, workbook.texts, limits.texts))
    : new SharedTexts();
  const readCell = cellReader(texts, formatsOf(workbook.styles), workbook.dateSystem);
  for (const { name, entry } of candidates) {
    const merged: MergedArea[] = [];
    const rows = worksheetRows(partPieces(bytes, entry, limits.worksheet), readCell, merged);
    const first = await rows.next();
    if (!first.done) return { name, names, merged, rows: startingWith(first.value, rows) };
  }
  throw new SheetFault(emptySheet(options.sheet ?? null, names));
}

/** The named worksheet, or all visible ones in their order. */
function wanted(worksheets: readonly WorksheetPart[], name: string | undefined): readonly WorksheetPart[] {
  if (name === undefined) return worksheets.filter(({ hidden }) => !hidden);
  const found = worksheets.filter((worksheet) => worksheet.name === name);
  if (found.length > 0) return found;
  const names = worksheets.map((worksheet) => worksheet.name).join(', ');
  throw new SheetFault(`Det finns inget blad som heter ${name}. Filens blad är: ${names}.`);
}

async function* startingWith(first: SheetRow, rest: AsyncGenerator<SheetRow>): AsyncGenerator<SheetRow> {
  yield first;
  yield* rest;
}

async function* guarded(
  first: SheetRow,
  rest: AsyncGenerator<SheetRow>,
  fileName: string,
  limit: number,
): AsyncGenerator<Result<SheetRow>> {
  let count = 0;
  try {
    for await (const row of startingWith(first, rest)) {
      count += 1;
      if (count > limit) throw new SheetFault(tooManyRows(row.line, limit));
      yield succeed(row);
    }
  } catch (cause) {
    yield refusal(cause, fileName);
  }
}

export function refusal(cause: unknown, fileName: string): Result<never> {
  if (!(cause instanceof SheetFault)) throw cause;
  return refuse({ path: fileName, message: cause.message });
}

function emptySheet(name: string | null, names: readonly string[]): string {
  if (names.length <= 1) return 'Kalkylarket är tomt. Fyll i det eller välj en annan fil och försök igen.';
  return name === null
    ? `Inget av de synliga bladen har något innehåll. Filens blad är: ${names.join(', ')}.`
    : `Bladet ${name} är tomt. Filens blad är: ${names.join(', ')}.`;
}

const swedish = (number: number) => number.toLocaleString('sv-SE');

const tooManyRows = (line: number, limit: number): string =>
  `Kalkylarket har fler än ${swedish(limit)} rader (rad ${line}). Dela upp det i flera filer och försök igen.`;

const tooManyCells = (line: number, limit: number): string =>
  `Kalkylarket har fler än ${swedish(limit)} celler (rad ${line}). Ta bort kolumner som inte behövs eller dela upp det, och försök igen.`;
