/** Reads a spreadsheet as texts alone, batch by batch: for lists of a million rows, whose values are read as they are compared. */
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { type Cell, unguardText } from '../../domain/sheet.ts';
import { csvBatches } from './csv-rows.ts';
import { limits } from './limits.ts';
import { readSheetRows, refusal } from './read-sheet.ts';

/** `texts` begins with column A. Dates are ISO dates and numbers decimal strings where the file itself says that they are. */
export type TextRow = { readonly line: number; readonly texts: readonly string[] };

const rowsInBatch = 1000;
/** Twice what a worksheet holds; CSV has no limit of its own. */
const mostRows = 2 * limits.rows;

/** Rows that hold something, in batches. A refusal, if there is one, is the last to come, and what came before is not the whole. */
export async function* readTexts(
  bytes: Uint8Array,
  fileName: string,
  sheet: string | null = null,
): AsyncGenerator<Result<readonly TextRow[]>> {
  try {
    yield* isPackage(bytes) ? packed(bytes, fileName, sheet) : plain(bytes, fileName);
  } catch (cause) {
    yield refusal(cause, fileName);
  }
}

const isPackage = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function* plain(bytes: Uint8Array, fileName: string): AsyncGenerator<Result<readonly TextRow[]>> {
  let line = 0;
  for await (const { records } of csvBatches(bytes)) {
    const rows: TextRow[] = [];
    for (const texts of records) {
      line += 1;
      if (texts.some((text) => text !== '')) rows.push({ line, texts });
    }
    if (line > mostRows) {
      const message = `Filen har fler än ${mostRows.toLocaleString('sv-SE')} rader. Dela upp den i flera filer och försök igen.`;
      yield refuse({ path: fileName, message });
      return;
    }
    if (rows.length > 0) yield succeed(rows);
  }
}

async function* packed(
  bytes: Uint8Array,
  fileName: string,
  sheet: string | null,
): AsyncGenerator<Result<readonly TextRow[]>> {
  const opened = await readSheetRows(bytes, fileName, sheet === null ? {} : { sheet });
  if (!opened.ok) return yield opened;
  let rows: TextRow[] = [];
  for await (const row of opened.value.rows) {
    if (!row.ok) return yield row;
    rows.push({ line: row.value.line, texts: row.value.cells.map(textOf) });
    if (rows.length < rowsInBatch) continue;
    yield succeed(rows);
    rows = [];
  }
  if (rows.length > 0) yield succeed(rows);
}

/** A number as its digits, unless it is shown with a leading zero: then it is a code. */
function textOf({ kind, text, value }: Cell): string {
  if (kind === 'date') return value;
  return kind === 'number' && !/^0\d/u.test(text.trim()) && !text.trim().endsWith('%') ? value : text;
}

/** The text of a column, without the apostrophe that guards it; '' where the row has none. */
export const textAt = ({ texts }: TextRow, column: number | undefined): string =>
  column === undefined ? '' : unguardText(texts[column] ?? '').trim();
