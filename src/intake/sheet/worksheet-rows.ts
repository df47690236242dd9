/** Streams the rows of one worksheet (ECMA-376 part 1, 18.3.1): rows that hold something, with the cached results of formulas, and the merged areas. */
import { type Cell, cellPlace, emptyCell, type MergedArea, type SheetRow } from '../../domain/sheet.ts';
import type { StoredCell } from './cell-value.ts';
import { limits } from './limits.ts';
import { brokenFile, SheetFault } from './sheet-fault.ts';
import { xmlPieces } from './xml-stream.ts';

export type ReadCell = (cell: StoredCell) => Cell | null;

type Open = { type: string; style: number; value: string | null; inline: string; formula: boolean };

/** Columns of a spreadsheet program: XFD is the last. */
const lastColumn = 16_383;
const mostMerged = 10_000;

/** Yields the rows in the file's order. `merged` is filled when the last row has come: the areas stand after the rows. */
export async function* worksheetRows(
  pieces: AsyncIterable<Uint8Array>,
  readCell: ReadCell,
  merged: MergedArea[],
): AsyncGenerator<SheetRow> {
  const done: SheetRow[] = [];
  let line = 0;
  let column = -1;
  let cells: Cell[] = [];
  let cell: Open | null = null;
  let into: 'value' | 'inline' | null = null;
  let phonetic = false;

  const listener = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        if (!(column <= lastColumn)) throw new SheetFault(brokenFile);
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: null, inline: '', formula: false };
      } else if (name === 'v') {
        if (cell) cell.value = '';
        into = 'value';
      } else if (name === 't') into = phonetic ? null : 'inline';
      else if (name === 'f' && cell) cell.formula = true;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'row') {
        const given = attributes.r === undefined ? line + 1 : Number(attributes.r);
        if (!(given > line && given <= 1_048_576)) throw new SheetFault(brokenFile);
        line = given;
        column = -1;
        cells = [];
      } else if (name === 'mergeCell' && merged.length < mostMerged) merged.push(...areaOf(attributes.ref ?? ''));
    },
    text(text: string) {
      if (!cell || into === null) return;
      if (into === 'value') cell.value += text;
      else cell.inline += text;
      if ((cell.value ?? cell.inline).length > limits.text) throw new SheetFault(tooLong(line, column));
    },
    close(name: string) {
      if (name === 'v' || name === 't') into = null;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c' && cell) {
        place(readCell(cell));
        cell = null;
      } else if (name === 'row' && cells.length > 0) done.push({ line, cells });
    },
  };

  function place(read: Cell | null): void {
    if (!read) throw new SheetFault(brokenFile);
    if (read.kind === 'empty') return;
    if (column >= limits.columns) throw new SheetFault(tooManyColumns(line));
    if (column < cells.length) throw new SheetFault(brokenFile);
    while (cells.length < column) cells.push(emptyCell);
    cells.push(read);
  }

  for await (const _ of xmlPieces(pieces, listener)) yield* done.splice(0);
  yield* done;
}

export const tooLong = (line: number, column: number): string =>
  `${cellPlace(line, column)}: texten är längre än ${limits.text} tecken. Korta den och försök igen.`;

export const tooManyColumns = (line: number): string =>
  `Rad ${line} har fler än ${limits.columns} kolumner. Ta bort de kolumner som inte behövs och försök igen.`;

/** The column of "AB12": 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < Math.min(reference.length, 4); at += 1) {
    const letter = (reference.charCodeAt(at) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? Number.NaN : column - 1;
}

function areaOf(reference: string): MergedArea[] {
  const match = /^([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})$/u.exec(reference);
  if (!match) return [];
  const [from = '', to = ''] = match.slice(1);
  const lineOf = (text: string) => Number(text.replace(/^[A-Z]+/u, ''));
  return [{ fromLine: lineOf(from), toLine: lineOf(to), fromColumn: columnOf(from), toColumn: columnOf(to) }];
}
