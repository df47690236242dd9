/**
 * Economy (Swedish: ekonomi): amounts of a body's year, as exact kronor, and how the municipality shows them. Income is plus
 * and costs are minus, so that every sum is a plain sum.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(shownAmount('-1250500.00', { scale: 'kSEK', decimals: 0, sign: 'result' }), { value: '-1251', decimals: 0 });
 * assert.deepEqual(shownAmount('-1250500.00', { scale: 'MSEK', decimals: 1, sign: 'cost' }), { value: '1.3', decimals: 1 });
 */
import { z } from 'zod';
import { negateDecimal, shiftDecimal } from './decimal.ts';
import { DecimalString, type Figure } from './figure.ts';
import { type Result, refuse, succeed } from './result.ts';
import { readDecimal, roundDecimal } from './sheet-number.ts';

/** result: rows of the income statement. department: net by department. investment: by project. appropriation: by department, or for all. */
export const EconomyStatement = z.enum(['result', 'department', 'investment', 'appropriation']);
export type EconomyStatement = z.infer<typeof EconomyStatement>;

export const EconomyPlace = z.strictObject({
  statement: EconomyStatement,
  /** The row as it is called: "Personalkostnader", "Grundskola", "Ny förskola". */
  line: z.string().min(1).max(100),
  kind: z.enum(['actual', 'budget', 'forecast']),
  /** 1 to 12. Of a forecast for the year: the month that it was made after. 0 is the whole year at once. */
  month: z.number().int().min(0).max(12),
});
export type EconomyPlace = z.infer<typeof EconomyPlace>;

/** `value` in kronor; income plus, costs minus. */
export const EconomyValue = EconomyPlace.extend({ value: DecimalString });
export type EconomyValue = z.infer<typeof EconomyValue>;

/** How the municipality shows amounts. sign 'result': costs with minus; 'cost': costs with plus, as an accounting system has them. */
export const MoneyForm = z.strictObject({
  scale: z.enum(['SEK', 'kSEK', 'MSEK']),
  decimals: z.number().int().min(0).max(2),
  sign: z.enum(['result', 'cost']),
});
export type MoneyForm = z.infer<typeof MoneyForm>;

export const defaultMoneyForm: MoneyForm = { scale: 'kSEK', decimals: 0, sign: 'result' };

const places = { SEK: 0, kSEK: -3, MSEK: -6 } as const;

/** The amount as a table shows it: in the scale, rounded once. */
export function shownAmount(kronor: string, { scale, decimals, sign }: MoneyForm): Figure & { value: string } {
  const signed = sign === 'cost' ? negateDecimal(kronor) : kronor;
  return { value: roundDecimal(shiftDecimal(signed, places[scale]), decimals), decimals };
}

/** The kronor that a person means by an amount written in the municipality's form. */
export function writtenAmount(text: string, { scale, sign }: MoneyForm): Result<string> {
  const number = readDecimal(text);
  if (number === null)
    return refuse({ path: 'amount', message: `Beloppet ${text} går inte att läsa. Skriv det som 1234,5.` });
  const kronor = shiftDecimal(number, -places[scale]);
  if (/\.\d{2}\d*[1-9]/u.test(kronor))
    return refuse({ path: 'amount', message: `Beloppet ${text} är finare än ett öre. Skriv färre decimaler.` });
  return succeed(sign === 'cost' ? negateDecimal(kronor) : kronor);
}

/** Names a place in messages and lists of changes. */
export const placeKey = ({ statement, line, kind, month }: EconomyPlace): string =>
  `${statement}/${line}/${kind}/${month}`;
