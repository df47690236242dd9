/** The part of one worksheet: view, column widths, and rows of cells that hold numbers, dates and texts. */
import { columnLetters, looksLikeFormula, type TableColumn } from '../../domain/sheet.ts';
import { dayNumber } from '../../domain/sheet-date.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { PlannedSheet } from './sheet-plan.ts';
import { numberStyle, style } from './style.ts';
import { padDecimals, type TypedValue, typedValue } from './value.ts';

/** Digits that a spreadsheet program keeps of a number (IEEE 754 double). */
const mostDigits = 15;
const widest = 60;
const measuredRows = 500;

/** Points of one line, and of the highest row that spreadsheet programs take. */
const lineHeight = 15;
const highest = 409;

/** The worksheet's XML in pieces. Texts get their numbers as the pieces are taken. */
export function* worksheetXml(sheet: PlannedSheet, strings: SharedStrings): Iterable<string> {
  const layout = sheet.columns.map((column, index) => ({
    column,
    letters: columnLetters(index),
    width: column.width ?? measuredWidth(column, index, sheet),
  }));
  const widths = layout.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const header = layout.map(({ column, letters }, index) => {
    const shape = column.kind === 'number' ? style.numberHeader : style.header;
    return textCell(`${letters}1`, sheet.headers[index] ?? '', shape, strings);
  });
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">';
  yield `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${tableArea(sheet)}"/>`;
  yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>';
  yield `<sheetFormatPr defaultRowHeight="${lineHeight}"/><cols>${widths.join('')}</cols>`;
  yield `<sheetData><row r="1">${header.join('')}</row>`;
  for (let from = 0; from < sheet.rows.length; from += 200) {
    const rows = sheet.rows.slice(from, from + 200);
    yield rows.map((row, index) => rowXml(row, from + index + 2, layout, strings)).join('');
  }
  if (sheet.rows.length === 0) yield '<row r="2"/>';
  yield '</sheetData><pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  yield '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>';
}

/** "A1:D12". A table object has at least one row under its header. */
export function tableArea(sheet: PlannedSheet): string {
  return `A1:${columnLetters(sheet.columns.length - 1)}${Math.max(sheet.rows.length, 1) + 1}`;
}

type Layout = readonly { readonly column: TableColumn; readonly letters: string; readonly width: number }[];

/** One row, as high as the lines of its longest wrapped text. */
function rowXml(row: readonly (string | null)[], line: number, layout: Layout, strings: SharedStrings): string {
  let cells = '';
  let lines = 1;
  for (const [index, { column, letters, width }] of layout.entries()) {
    const typed = typedValue(row[index], column.kind);
    if (typed.kind === 'empty') continue;
    cells += cellXml(`${letters}${line}`, typed, column, strings);
    if (typed.kind === 'text') lines = Math.max(lines, linesOf(typed.value, width));
  }
  const height = lines === 1 ? '' : ` ht="${Math.min(lines * lineHeight, highest)}" customHeight="1"`;
  return `<row r="${line}"${height}>${cells}</row>`;
}

function cellXml(at: string, typed: TypedValue, column: TableColumn, strings: SharedStrings): string {
  if (typed.kind === 'number' && digitsOf(typed.value) <= mostDigits) {
    return `<c r="${at}" s="${numberStyle(column)}"><v>${typed.value}</v></c>`;
  }
  const day = typed.kind === 'date' ? dayNumber(typed.value) : null;
  if (day !== null) return `<c r="${at}" s="${day.includes('.') ? style.dateTime : style.date}"><v>${day}</v></c>`;
  return textCell(at, typed.value, textStyle(typed.value), strings);
}

const digitsOf = (number: string): number => number.replace(/^-?[0.]*/u, '').replace('.', '').length;

function textCell(at: string, text: string, number: number, strings: SharedStrings): string {
  return `<c r="${at}" s="${number}" t="s"><v>${strings.number(text)}</v></c>`;
}

/** A text that editing its cell could turn into a formula or a number is marked to stay one (`quotePrefix`). */
function textStyle(text: string): number {
  return looksLikeFormula(text) || /^['\d]/u.test(text) ? style.guarded : style.text;
}

/** Lines of a wrapped text, a little on the high side: a line breaks between words. */
function linesOf(text: string, width: number): number {
  if (text.length < width * 0.9 && !text.includes('\n')) return 1;
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / (width * 0.9))), 0);
}

/** Wide enough for the header with its filter button and for the longest line of the first rows, up to 60 characters. */
function measuredWidth(column: TableColumn, index: number, sheet: PlannedSheet): number {
  let longest = (sheet.headers[index] ?? '').length + 3;
  for (const row of sheet.rows.slice(0, measuredRows)) {
    const typed = typedValue(row[index], column.kind);
    const shown = typed.kind === 'number' ? shownNumber(typed.value, column) : typed.value;
    for (const line of shown.split('\n')) longest = Math.max(longest, line.length);
  }
  return Math.min(Math.max(longest + 2, 8), widest);
}

function shownNumber(value: string, column: TableColumn): string {
  return padDecimals(value, column.decimals ?? 0).replace(/\B(?=(?:\d{3})+(?:\.|$))/gu, ' ');
}
