/** A field of a CSV file as a cell: a number or an ISO date where it is plainly one, otherwise text. */
import { type Cell, emptyCell, unguardText } from '../../domain/sheet.ts';
import { readDate } from '../../domain/sheet-date.ts';
import { type DecimalSign, readDecimal } from '../../domain/sheet-number.ts';
import { textCell } from './shared-texts.ts';

/** What Excel writes for a faulty formula, in English and in Swedish. */
const errorName =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|DIVISION\/0!|VÄRDEFEL!|REFERENS!|NAMN\?|OGILTIGT!|SAKNAS!|SKÄRNING!)$/u;

/** A number with a leading zero (a code, a telephone number) stays a text; so does what an apostrophe guards. */
export function csvCell(field: string, sign: DecimalSign): Cell {
  if (field === '') return emptyCell;
  const text = unguardText(field);
  if (text !== field) return textCell(text);
  const first = text.charCodeAt(0);
  if (first > 0x39 && first < 0xa0) return textCell(text);
  const plain = text.trim();
  if (errorName.test(plain)) return { kind: 'error', text, value: plain };
  const number = /^[-+\u2212]?0\d/u.test(plain) ? null : readDecimal(plain, sign);
  if (number !== null) return { kind: 'number', text, value: number };
  const date = /^\d{4}-\d\d-\d\d/u.test(plain) ? readDate(plain) : null;
  return date === null ? textCell(text) : { kind: 'date', text, value: date };
}
