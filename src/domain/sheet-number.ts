/**
 * Numbers as people and business systems write them in sheets, read into decimal strings without going through a float.
 * Takes space, U+00A0, U+202F or U+2009 between thousands, hyphen or U+2212 as minus before or after, "kr" and "%".
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(readDecimal('-1 234,50'), '-1234.50');
 * assert.equal(readDecimal('1.234.567,5 kr'), '1234567.5');
 * assert.equal(readDecimal('25 %'), '0.25');
 * assert.equal(readDecimal('1.234'), null); // a thousand or a little more than one: nobody can tell
 * assert.equal(readDecimal('1.234', '.'), '1.234');
 * assert.equal(roundDecimal('2.675', 2), '2.68');
 */

export type DecimalSign = ',' | '.';

const form = /^([+-]?) ?(\d[\d., ]*?) ?(kr|SEK|%)? ?(-?)$/iu;
/** Longer than any number that a sheet means as one. */
const longest = 100;

/**
 * One number and nothing else; null where the text is not one. A point or comma with three digits after it is read by the
 * file's own decimal sign: under the comma, "1,234" is a decimal number and "1.234" is refused.
 */
export function readDecimal(text: string, sign: DecimalSign = ','): string | null {
  const plain = text
    .trim()
    .replaceAll('\u2212', '-')
    .replaceAll(/[\u00A0\u202F\u2009]/gu, ' ');
  const match = plain.length > longest ? null : form.exec(plain);
  if (!match) return null;
  const [, before = '', digits = '', unit = '', after = ''] = match;
  if (before !== '' && after !== '') return null;
  const number = readDigits(digits, sign);
  if (number === null) return null;
  const scaled = unit === '%' ? shiftPoint(number, -2) : number;
  return (before === '-' || after === '-') && /[1-9]/u.test(scaled) ? `-${scaled}` : scaled;
}

function readDigits(digits: string, sign: DecimalSign): string | null {
  const spaced = /^(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?$/u.exec(digits);
  if (spaced) {
    const whole = (spaced[1] ?? '').replaceAll(' ', '');
    const fraction = spaced[2];
    if (fraction === undefined) return withoutLeadingZeros(whole);
    const written = digits.includes('.') ? '.' : ',';
    const couldBeThousands = fraction.length === 3 && /^[1-9]\d{0,2}$/u.test(spaced[1] ?? '');
    if (couldBeThousands && written !== sign) return sign === '.' ? whole + fraction : null;
    return `${withoutLeadingZeros(whole)}.${fraction}`;
  }
  for (const [group, decimal] of [
    ['\\.', ','],
    [',', '\\.'],
  ]) {
    const grouped = new RegExp(`^(\\d{1,3}(?:${group}\\d{3})+)(?:${decimal}(\\d+))?$`, 'u').exec(digits);
    if (!grouped) continue;
    const whole = (grouped[1] ?? '').replaceAll(/[.,]/gu, '');
    return withoutLeadingZeros(whole) + (grouped[2] === undefined ? '' : `.${grouped[2]}`);
  }
  return null;
}

const withoutLeadingZeros = (whole: string): string => whole.replace(/^0+(?=\d)/u, '');

/** Moves the decimal point of an unsigned decimal string, to the right where `places` is positive. Exact. */
export function shiftPoint(number: string, places: number): string {
  if (places === 0) return withoutLeadingZeros(number);
  const [whole = '', fraction = ''] = number.split('.');
  const digits = whole + fraction;
  const at = whole.length + places;
  const padded = at <= 0 ? '0'.repeat(1 - at) + digits : digits.padEnd(at, '0');
  const point = Math.max(at, 1);
  const rest = padded.slice(point);
  return withoutLeadingZeros(padded.slice(0, point)) + (rest === '' ? '' : `.${rest}`);
}

/** Rounds a decimal string to so many decimals, a half away from zero, and pads it to them. Exact. */
export function roundDecimal(value: string, decimals: number): string {
  const sign = value.startsWith('-') && /[1-9]/u.test(value) ? '-' : '';
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  if (fraction.length <= decimals) return sign + whole + (decimals === 0 ? '' : `.${fraction.padEnd(decimals, '0')}`);
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  const rounded = (kept + (fraction.charAt(decimals) >= '5' ? 1n : 0n)).toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? rounded : `${rounded.slice(0, -decimals)}.${rounded.slice(-decimals)}`;
  return /[1-9]/u.test(text) ? sign + text : text;
}
