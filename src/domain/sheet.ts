/**
 * A spreadsheet as rows of cells. What is read keeps each cell's text as shown beside its typed value; what is written
 * is a table whose columns say their kind. Lines count from 1 as the spreadsheet program shows them, columns from 0.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(cellPlace(14, 2), 'Rad 14, kolumn C');
 * assert.equal(guardText('=1+1'), "'=1+1");
 * assert.equal(unguardText("'=1+1"), '=1+1');
 */

/**
 * `text` is what a person sees; `value` is
 * number: a decimal string ("-12.5"; "0.25" where the text says "25 %"),
 * date: "2025-01-31" or "2025-01-31T13:45:00",
 * text: the text itself,
 * error: the error's name ("#DIV/0!"), or `uncalculated` for a formula that was stored without its result,
 * empty: ''.
 */
export type Cell = {
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'error';
  readonly text: string;
  readonly value: string;
};

export const emptyCell: Cell = { kind: 'empty', text: '', value: '' };

/** The value of an error cell whose formula has no stored result. */
export const uncalculated = '#UNCALCULATED';

/** A row that holds something. `cells` begins with column A and ends with the row's last cell that holds something. */
export type SheetRow = { readonly line: number; readonly cells: readonly Cell[] };

/** Merged cells, ends included. Only the first line and column of the area holds its value. */
export type MergedArea = {
  readonly fromLine: number;
  readonly toLine: number;
  readonly fromColumn: number;
  readonly toColumn: number;
};

/** One worksheet. `names` are all the file's worksheets in order, for choosing another. Empty rows are left out. */
export type Sheet = {
  readonly name: string;
  readonly names: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedArea[];
};

/** A column to write. `decimals` are the fewest shown of a number; `grouped: false` leaves out the space between thousands (a year). `width` is in characters and is measured where absent. */
export type TableColumn = {
  readonly header: string;
  readonly kind: 'text' | 'number' | 'date';
  readonly decimals?: number;
  readonly grouped?: boolean;
  readonly width?: number;
};

/**
 * A table to write: decimal strings in number columns, "2025-01-31" or "2025-01-31T13:45:00" in date columns, null for an
 * empty cell. What is no such value is written as text, as it stands.
 */
export type SheetTable = {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
};

/** "A" for column 0, "AA" for column 26. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** "Rad 14, kolumn C": how every message names a cell. */
export function cellPlace(line: number, column: number): string {
  return `Rad ${line}, kolumn ${columnLetters(column)}`;
}

/** Whether a spreadsheet program may take the text for a formula (OWASP: CSV Injection). */
export function looksLikeFormula(text: string): boolean {
  return /^(?:\s*[=+\-@]|[\t\r\n])/u.test(text);
}

/** The text as it is written to CSV: an apostrophe before what a spreadsheet program might evaluate. */
export function guardText(text: string): string {
  return looksLikeFormula(text.replace(/^'+/u, '')) ? `'${text}` : text;
}

/** Takes away the apostrophe that `guardText` put there, and no other. */
export function unguardText(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.replace(/^'+/u, '')) ? text.slice(1) : text;
}
