/**
 * The amount limit of an approval right as people and systems write it, in öre, so that "500 000 kr", "500000,00" and
 * "500 tkr" are one and the same.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(amountLimit('500 000 kr'), amountLimit('500000,00'));
 * assert.equal(amountLimit('500 tkr'), 50_000_000);
 * assert.equal(amountLimit('Obegränsat'), unlimited());
 * assert.equal(amountLimit('enligt bilaga'), null);
 */
import { compareDecimals, shiftDecimal } from '../../domain/decimal.ts';
import { readDecimal } from '../../domain/sheet-number.ts';
import { plainWords } from '../normalise.ts';

/** More than any amount. */
export const unlimited = (): number => Number.POSITIVE_INFINITY;

const noLimit = /^(?:obegransa[dt]|obegr|utan (?:belopps)?grans|ingen (?:belopps)?grans|fri|unlimited|no limit)$/u;
const scales = [
  { form: /\s*(?:tkr|tsek|kkr|ksek)\.?$/iu, places: 3 },
  { form: /\s*(?:mnkr|mkr|msek|milj(?:oner)?\.?(?: kr(?:onor)?)?)\.?$/iu, places: 6 },
  { form: /\s*(?:kr(?:onor)?|sek|:-)\.?$/iu, places: 0 },
];
/** Above this a whole number of öre is no longer exact. */
const most = '90000000000000';

/** Öre; `unlimited()` where there is no limit, null where the text is no amount or could mean two. */
export function amountLimit(text: string): number | null {
  const plain = text.trim();
  if (plain === '') return null;
  if (noLimit.test(plainWords(plain))) return unlimited();
  const scale = scales.find(({ form }) => form.test(plain)) ?? { form: /$/u, places: 0 };
  const value = readDecimal(plain.replace(scale.form, ''));
  if (value === null || value.startsWith('-')) return null;
  const kronor = shiftDecimal(value, scale.places);
  return compareDecimals(kronor, most) > 0 ? null : Math.round(Number(kronor) * 100);
}

/** "500 000 kr". */
export function amountText(ore: number | null): string {
  if (ore === null) return 'uppgift saknas';
  if (ore === unlimited()) return 'obegränsat';
  const decimals = ore % 100 === 0 ? 0 : 2;
  return `${(ore / 100).toLocaleString('sv-SE', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })} kr`;
}
