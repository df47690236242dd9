/**
 * Dates as sheets hold them: the forms that people write, and the day numbers that spreadsheet programs store
 * (ECMA-376 part 1, 18.17.4: days since 1899-12-30, or since 1904-01-01, with the time as a fraction).
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(readDate('31.12.2025'), '2025-12-31');
 * assert.equal(readDate('3 januari 2025 08:30'), '2025-01-03T08:30:00');
 * assert.equal(dayNumber('2025-01-01'), '45658');
 * assert.equal(dateOfDayNumber(45658.5, 1900), '2025-01-01T12:00:00');
 */

const dayMilliseconds = 86_400_000;
const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

const dateForms = [
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})/u,
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)/u,
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})/u,
  /^(?:den )?(?<day>\d{1,2}):?e? (?<name>[a-z]{3,9})\.? (?<year>\d{4})/iu,
];

/** A date or a date with its time, written in one of the usual Swedish forms; null where the text is none or could mean two days ("3/4/2025"). */
export function readDate(text: string): string | null {
  const plain = text.trim().replaceAll(/[\s\u00A0]+/gu, ' ');
  for (const form of dateForms) {
    const found = form.exec(plain);
    if (!found?.groups) continue;
    const { year = '', month, name, day = '' } = found.groups;
    const number = month ?? String(monthOf(name ?? ''));
    const date = `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const time = readTime(plain.slice(found[0].length));
    return time === null || !isDate(date) ? null : date + time;
  }
  return null;
}

/** The number of a Swedish month by its name or its first three letters; 0 where it is none. */
function monthOf(name: string): number {
  const full =
    /^(?:jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|jun(?:i)?|jul(?:i)?|aug(?:usti)?|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/iu;
  return full.test(name) ? months.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0;
}

/** What follows the date: '' for nothing or midnight, "T08:30:00" for a time, null for anything else. */
function readTime(rest: string): string | null {
  if (rest === '') return '';
  const match = /^(?: |T| kl\.? )([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d)(?:[.,]\d+)?)?$/u.exec(rest);
  if (!match) return null;
  const time = `T${(match[1] ?? '').padStart(2, '0')}:${match[2]}:${match[3] ?? '00'}`;
  return time === 'T00:00:00' ? '' : time;
}

/** Whether "2025-02-30" is a day of the calendar. */
export function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
}

/** The day number of an ISO date or date and time, as a decimal string; null before March 1900, where programs disagree, and for what is no date. */
export function dayNumber(value: string): string | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):([0-5]\d):([0-5]\d))?$/u.exec(value);
  if (!match || !isDate(match[1] ?? '')) return null;
  const days = (Date.parse(`${match[1]}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / dayMilliseconds;
  if (days < 61) return null;
  const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return seconds === 0 ? String(days) : `${days}${(seconds / 86_400).toFixed(10).slice(1)}`;
}

/** The ISO date of a day number, with its time to the second where it has one; null where it is no day from 1900 to 9999. */
export function dateOfDayNumber(number: number, system: 1900 | 1904): string | null {
  const seconds = Math.round(number * 86_400);
  const days = Math.floor(seconds / 86_400);
  if (system === 1900 && (days < 1 || days === 60)) return null;
  const epoch = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const time = epoch + seconds * 1000;
  if (!(seconds >= 0 && time < Date.UTC(10_000, 0, 1))) return null;
  const iso = new Date(time).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}
