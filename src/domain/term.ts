/**
 * A term of office (Swedish: mandatperiod) lasts four years, from the year after an ordinary election (valet 2022 opens
 * 2023-2026). Goals with a horizon of four years follow it. KL (2017:725) 5:5, vallagen (2005:837) 1:3.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(termOf(2022), { first: 2019, last: 2022 });
 * assert.deepEqual(termOf(2023), { first: 2023, last: 2026 });
 */

export type Term = { readonly first: number; readonly last: number };

const yearsInTerm = 4;
const someFirstYear = 2023;

/** The term that a year belongs to. */
export function termOf(year: number): Term {
  const since = (((year - someFirstYear) % yearsInTerm) + yearsInTerm) % yearsInTerm;
  return { first: year - since, last: year - since + yearsInTerm - 1 };
}
