/**
 * Decimal strings compared, added, scaled exactly, digit by digit: no figure passes through a float.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(compareDecimals('86.10', '86.1'), 0);
 * assert.equal(compareDecimals('-3', '2.5'), -1);
 * assert.equal(addDecimals(['0.1', '0.2']), '0.3');
 * assert.equal(shiftDecimal('1200', -3), '1.200');
 * assert.equal(negateDecimal('-0.10'), '0.10');
 */

/** The digits as a whole number of 10⁻ⁿ, where n is `decimals`, at least as many as the string has. */
function scaled(decimal: string, decimals: number): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

const decimalsOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/** -1 where `a` is less than `b`, 0 where they are equal, 1 where it is more. Both are `DecimalString` (figure.ts). */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  const difference = scaled(a, decimals) - scaled(b, decimals);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The whole number of 10⁻ⁿ as a decimal string with n decimals. */
function unscaled(digits: bigint, decimals: number): string {
  const plain = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0');
  const cut = plain.length - decimals;
  return (digits < 0n ? '-' : '') + plain.slice(0, cut) + (decimals === 0 ? '' : `.${plain.slice(cut)}`);
}

/** The exact sum, with as many decimals as the term that has most; '0' where there are no terms. */
export function addDecimals(terms: readonly string[]): string {
  const decimals = Math.max(0, ...terms.map(decimalsOf));
  return unscaled(
    terms.reduce((sum, term) => sum + scaled(term, decimals), 0n),
    decimals,
  );
}

/** The decimal times 10 to the power of `places`: exact, every digit kept. */
export function shiftDecimal(decimal: string, places: number): string {
  const digits = scaled(decimal, decimalsOf(decimal));
  const decimals = decimalsOf(decimal) - places;
  return decimals < 0 ? unscaled(digits * 10n ** BigInt(-decimals), 0) : unscaled(digits, decimals);
}

/** The decimal with the other sign; zero has none. */
export function negateDecimal(decimal: string): string {
  if (!/[1-9]/u.test(decimal)) return decimal.replace('-', '');
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}
