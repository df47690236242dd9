/**
 * Reads a cell that is one figure and nothing else.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(readCell('-1 155')?.value, -1155);
 * assert.equal(readCell('3.1%')?.unit, 'percent');
 * assert.equal(readCell('12,5*')?.value, 12.5);
 * assert.equal(readCell('(1 850)')?.value, -1850);
 * assert.equal(readCell('1.842')?.value, 1842);
 * assert.equal(readCell('se not 3'), null);
 * assert.equal(readCell('–'), null);
 */
import { type Quantity, unitAt } from './quantity.ts';

const form =
  /^(\(\s*)?([+\-−–]?)\s?(\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+(?!\d)|\d+)([.,]\d+)?\s*((?:%|‰|\p{L})[\p{L}²-]*(?: (?:kronor|kr))?)?\s*(\))?\s*(?:\*+|\d\)|[¹²³])?$/u;
const longest = 40;
/** A date, a telephone number, an account: digits that no sum is made of. */
const noFigure = /^\d{4}-\d\d(?:-\d\d)?$|^0\d/u;

export function readCell(text: string): Quantity | null {
  const plain = text.trim();
  if (plain === '' || plain.length > longest || !/\d/u.test(plain)) return null;
  const match = form.exec(plain);
  if (!match) return null;
  const [, open, written = '', integer = '', fraction = '', unit = '', close] = match;
  if (noFigure.test(integer + fraction) && !/^0(?:[.,]|$)/u.test(integer + fraction)) return null;
  const known = unit === '' ? null : unitAt(unit, 0);
  if (unit !== '' && (known === null || known.length !== unit.length)) return null;
  // Accountants set what is less than nothing in brackets; a share in brackets is only an aside.
  const bracketed = open !== undefined && close !== undefined && written === '' && unit === '';
  const negative = bracketed || (written !== '' && written !== '+');
  const value = Number(`${integer.replaceAll(/[ \u00A0\u202F\u2009.]/gu, '')}${fraction.replace(',', '.')}`);
  const bare = written === '' && !bracketed && fraction === '' && known === null;
  return {
    from: 0,
    to: text.length,
    value: negative && value !== 0 ? -value : value,
    decimals: Math.max(0, fraction.length - 1),
    unit: known?.unit ?? '',
    scale: known?.scale ?? 1,
    approximation: null,
    sign: negative ? '-' : written === '+' ? '+' : null,
    word: false,
    article: false,
    year: bare && /^(?:19[5-9]\d|20\d\d)$/u.test(integer),
  };
}
