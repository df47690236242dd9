/**
 * A table as a plain text field has it: a row on each line, the head first, and its caption on the line over it. A line up
 * and down in a cell is written "\|". Hyphens under the head, as Markdown has them, say nothing more.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const lines = ['Tabell: Elever', '| Skola | Elever |', '| Alskolan | 120 |'];
 * assert.deepEqual(tableAt(lines, 0), { caption: 'Elever', rows: [['Skola', 'Elever'], ['Alskolan', '120']], end: 3 });
 * assert.deepEqual(tableLines('Elever', [['Skola', 'Elever'], ['Alskolan', '120']]), lines);
 */

const captionLead = 'Tabell: ';

/** What has more is text. */
const mostColumns = 20;
const mostRows = 500;

export const isRow = (line: string): boolean => line.startsWith('|');
const isDivider = (line: string): boolean => line.includes('--') && /^\|[|:\s-]+$/u.test(line);

/** A sign with what a backslash before it takes along. */
const signs = /\\[\s\S]|[\s\S]/gu;

/** The cells' texts without space around them; a backslash before anything but a line up and down stays. */
function splitRow(line: string): string[] {
  const cells: string[] = [];
  let cell: string | null = null;
  for (const [sign] of line.matchAll(signs)) {
    if (sign !== '|') cell = (cell ?? '') + (sign === '\\|' ? '|' : sign);
    else {
      if (cell !== null) cells.push(cell.trim());
      cell = '';
    }
  }
  const last = (cell ?? '').trim();
  return last === '' ? cells : [...cells, last];
}

function joinRow(cells: readonly string[]): string {
  const escaped = (cell: string) => cell.replace(signs, (sign) => (sign === '|' ? '\\|' : sign));
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${escaped(cell)} `)).join('|')}|`;
}

/** The lines of a table; cells are in the form of the field. A second row of hyphens gets hyphens over it, so that it stays. */
export function tableLines(caption: string, rows: readonly (readonly string[])[]): string[] {
  const lines = rows.map(joinRow);
  const divider = isDivider(lines[1] ?? '') ? [joinRow((rows[0] ?? []).map(() => '---'))] : [];
  return [...(caption === '' ? [] : [captionLead + caption]), ...lines.slice(0, 1), ...divider, ...lines.slice(1)];
}

export type FormTable = {
  /** '' where there is none. */
  readonly caption: string;
  /** At least two, with as many cells in each; shorter ones are filled with empty cells. */
  readonly rows: readonly (readonly string[])[];
  /** The line after it. */
  readonly end: number;
};

/** The table that begins on a line with its caption or its head; null where none does. Lines are trimmed. */
export function tableAt(lines: readonly string[], at: number): FormTable | null {
  const first = lines[at] ?? '';
  const caption = first.startsWith(captionLead) ? first.slice(captionLead.length).trim() : '';
  const start = caption === '' ? at : at + 1;
  let end = start;
  while (end < lines.length && isRow(lines[end] ?? '') && end - start <= mostRows + 1) end += 1;
  const own = lines.slice(start, end);
  const rows = own.filter((line, index) => index !== 1 || !isDivider(line)).map(splitRow);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length < 2 || rows.length > mostRows || width === 0 || width > mostColumns) return null;
  return { caption, rows: rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')), end };
}
