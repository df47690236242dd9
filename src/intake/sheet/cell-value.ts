/** A stored cell of an XLSX worksheet (ECMA-376 part 1, 18.3.1.4) as a cell with its text as shown and its typed value. */
import { type Cell, emptyCell, uncalculated } from '../../domain/sheet.ts';
import { dateOfDayNumber } from '../../domain/sheet-date.ts';
import { roundDecimal, shiftPoint } from '../../domain/sheet-number.ts';
import { child, elementsOf, type XmlElement } from '../docx-xml.ts';
import { type CellFormat, cellFormat, shownNumber } from './number-format.ts';
import { type SharedTexts, textCell, unescapeText } from './shared-texts.ts';

/** What stands in the file: `value` null without a `v` element. */
export type StoredCell = {
  readonly type: string;
  readonly style: number;
  readonly value: string | null;
  readonly inline: string;
  readonly formula: boolean;
};

export type CellReader = (cell: StoredCell) => Cell;

/** Formats by the number that a cell's `s` attribute gives. */
export function formatsOf(styles: XmlElement | null): CellFormat[] {
  const codes = new Map(
    elementsOf(child(styles ?? undefined, 's:numFmts')).map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode,
    ]),
  );
  return elementsOf(child(styles ?? undefined, 's:cellXfs')).map(({ attributes }) =>
    cellFormat(Number(attributes.numFmtId ?? 0), codes.get(attributes.numFmtId)),
  );
}

/** Reads cells of one workbook. `null` for a cell that refers to a text that the file does not have. */
export function cellReader(
  texts: SharedTexts,
  formats: readonly CellFormat[],
  system: 1900 | 1904,
): (cell: StoredCell) => Cell | null {
  return (cell) => {
    if (cell.type === 'inlineStr') return textCell(unescapeText(cell.inline));
    const { value } = cell;
    if (value === null) return cell.formula ? errorCell(uncalculated) : emptyCell;
    switch (cell.type) {
      case 's':
        return texts.cell(Number(value));
      case 'str':
        return textCell(unescapeText(value));
      case 'b':
        return textCell(value.trim() === '1' || value.trim() === 'true' ? 'SANT' : 'FALSKT');
      case 'e':
        return errorCell(value.trim());
      case 'd':
        return isoCell(value.trim());
      default:
        return numberCell(value.trim(), formats[cell.style] ?? { kind: 'general' }, system);
    }
  };
}

const errorCell = (name: string): Cell => ({ kind: 'error', text: name === uncalculated ? '' : name, value: name });

function isoCell(value: string): Cell {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?)?Z?$/u.exec(value);
  if (!match) return textCell(value);
  const date = match[2] === undefined || match[2] === '00:00:00' ? `${match[1]}` : `${match[1]}T${match[2]}`;
  return dateCell(date);
}

const dateCell = (value: string): Cell => ({ kind: 'date', text: value.replace('T', ' ').replace(/:00$/u, ''), value });

function numberCell(stored: string, format: CellFormat, system: 1900 | 1904): Cell {
  if (stored === '') return emptyCell;
  const value = plainDecimal(stored);
  if (value === null) return textCell(stored);
  if (format.kind === 'number') return { kind: 'number', text: shownNumber(value, format.shape), value };
  if (format.kind === 'date') {
    const date = format.day ? dateOfDayNumber(Number(stored), system) : null;
    if (date !== null) return dateCell(date);
    if (!format.day && Number(stored) >= 0) return textCell(clock(Number(stored)));
  }
  return { kind: 'number', text: value.replace('.', ','), value };
}

/** A time of day or a length of time: "13:45", "125:30:10". */
function clock(days: number): string {
  const seconds = Math.round(days * 86_400);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(hours)}:${two(minutes)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

/** A stored number as a decimal string. Beyond 15 digits it is what the program itself shows: a double's noise goes out. Null where it is no number. */
export function plainDecimal(stored: string): string | null {
  if (/^-?[1-9]\d{0,9}(?:\.\d{1,5})?$/u.test(stored)) return stored;
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[Ee]([+-]?\d{1,3}))?$/u.exec(stored);
  if (!match || stored.length > 400) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '' || Math.abs(Number(exponent)) > 308) return null;
  const number = shiftPoint(`${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`, Number(exponent));
  const plain = exponent === '0' ? number : number.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '');
  const kept = fifteenDigits(plain);
  return sign === '-' && /[1-9]/u.test(kept) ? `-${kept}` : kept;
}

function fifteenDigits(number: string): string {
  const digits = number.replace('.', '').replace(/^0+/u, '');
  if (digits.length <= 15) return number;
  const [whole = '0', fraction = ''] = number.split('.');
  const decimals = fraction.length - (digits.length - 15);
  if (decimals < 0) return shiftPoint(roundDecimal(shiftPoint(whole, decimals), 0), -decimals);
  return roundDecimal(number, decimals)
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '');
}
