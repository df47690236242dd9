/**
 * Values from two systems made comparable: personal numbers to 12 digits, codes without leading zeros, names without case,
 * accents and punctuation. What cannot be read is null, never a guess.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(personNumber('850312-1234', '2026-11-30'), '198503121234');
 * assert.equal(personNumber('19850312-1234', '2026-11-30'), '198503121234');
 * assert.equal(personNumber('200131+1234', '2026-11-30'), '192001311234');
 * assert.equal(normalise(' 0041 ', 'code', '2026-11-30'), '41');
 * assert.equal(normalise('Ärende-portalen', 'name', '2026-11-30'), 'arende portalen');
 */
import type { Normalise } from './definition.ts';

/** True where the numbers are a month and a day, a coordination number's (day + 60) among them. */
function isDay(month: number, day: number): boolean {
  const plain = day > 60 ? day - 60 : day;
  return month >= 1 && month <= 12 && plain >= 1 && plain <= 31;
}

const [zero, nine, plus] = [0x30, 0x39, 0x2b];
/** Space, no-break space, hyphen, minus and plus: what people put between the digits. */
const between = new Set([0x20, 0xa0, 0x2d, 0x2212, plus]);

/**
 * The personal or coordination number in 12 digits as a whole number; 0 where it is none. Ten digits are of the latest
 * century that makes the person born by `today` (20261130), and with a plus sign a hundred years older
 * (folkbokföringslagen 18 §). Nine digits lost a leading zero in a spreadsheet. The check digit is not tried: a wrong one is
 * a difference to be shown.
 */
export function personDigits(text: string, today: number): number {
  let digits = 0;
  let count = 0;
  let older = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= zero && code <= nine) {
      digits = digits * 10 + (code - zero);
      count += 1;
      if (count > 12) return 0;
    } else if (!between.has(code)) return 0;
    else if (code === plus) older = true;
  }
  if (count !== 9 && count !== 10 && count !== 12) return 0;
  const date = Math.floor(digits / 10_000);
  const [month, day] = [Math.floor(date / 100) % 100, date % 100];
  if (!isDay(month, day)) return 0;
  if (count === 12) {
    const century = Math.floor(digits / 10_000_000_000);
    return century >= 18 && century <= 20 ? digits : 0;
  }
  const latest = Math.floor(today / 1_000_000) * 1_000_000 + (day > 60 ? date - 60 : date);
  const centuries = Math.floor(today / 1_000_000) - (latest > today ? 1 : 0) - (older ? 1 : 0);
  return centuries * 10_000_000_000 + digits;
}

/** An ISO date as a whole number: 20261130. */
export const dayDigits = (date: string): number => Number(date.slice(0, 10).replaceAll('-', ''));

/** The same in text; null where it is none. `today` is an ISO date. */
export function personNumber(text: string, today: string): string | null {
  const digits = personDigits(text.trim(), dayDigits(today));
  return digits === 0 ? null : String(digits);
}

/** In upper case, without spaces and leading zeros; '0' stays. */
export function plainCode(text: string): string {
  return text
    .replaceAll(/[\s\u00A0]/gu, '')
    .toUpperCase()
    .replace(/^0+(?=.)/u, '');
}

/** Lower case, å and ä as a, ö as o; only letters and digits, parted by single spaces. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The value in a form that equal values share; null where nothing comparable is given. */
export function normalise(text: string, how: Normalise, today: string): string | null {
  const read = {
    personNumber: () => personNumber(text, today),
    code: () => plainCode(text),
    name: () => plainWords(text),
    text: () => text.trim().toLocaleLowerCase('sv').replaceAll(/\s+/gu, ' '),
  }[how]();
  return read === '' ? null : read;
}
