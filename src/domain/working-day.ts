/**
 * Swedish working days: every day but Saturdays, Sundays, public holidays and the three eves that municipalities treat as
 * free. Dates are ISO strings, "2026-03-31", from year 1000 to 9999; a text that is no such date is a bug and throws.
 *
 * Sources: lag (1989:253) om allmänna helgdagar (Whit Monday until 2004, the National Day from 2005, SFS 2004:1320),
 * semesterlagen (1977:480) 3 a § and lag (1930:173) om beräkning av lagstadgad tid 2 § (midsommarafton, julafton, nyårsafton).
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(easterSunday(2026), '2026-04-05');
 * assert.equal(isWorkingDay('2026-04-03'), false);
 * assert.equal(addWorkingDays('2026-04-02', 1), '2026-04-07');
 * assert.equal(workingDaysBetween('2026-04-02', '2026-04-07'), 1);
 */

export type Holiday = { readonly date: string; readonly name: string };

const millisecondsOfDay = 86_400_000;

/** Days since 1 January 1970. */
function dayNumber(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) throw new Error(`no date: ${date}`);
  return time / millisecondsOfDay;
}

const dateOf = (day: number): string => new Date(day * millisecondsOfDay).toISOString().slice(0, 10);

/** 0 is Sunday, 6 is Saturday. */
const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

const dayIn = (year: number, monthAndDay: string): number => dayNumber(`${year}-${monthAndDay}`);

/** The first Saturday on or after a day of the year. */
function saturdayFrom(year: number, monthAndDay: string): number {
  const from = dayIn(year, monthAndDay);
  return from + (6 - weekday(from));
}

/** Easter Sunday of a Gregorian year (the anonymous algorithm: Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const count = epact + toSunday - 7 * late + 114;
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${year}-${pad(Math.floor(count / 31))}-${pad((count % 31) + 1)}`;
}

/** The year's public holidays and free eves by date. A day with two names stands twice (1 May 2008). Other Sundays are left out. */
export function holidaysOf(year: number): Holiday[] {
  const easter = dayNumber(easterSunday(year));
  const midsummer = saturdayFrom(year, '06-20');
  const days: readonly (readonly [number, string])[] = [
    [dayIn(year, '01-01'), 'Nyårsdagen'],
    [dayIn(year, '01-06'), 'Trettondedag jul'],
    [easter - 2, 'Långfredagen'],
    [easter, 'Påskdagen'],
    [easter + 1, 'Annandag påsk'],
    [dayIn(year, '05-01'), 'Första maj'],
    [easter + 39, 'Kristi himmelsfärdsdag'],
    [easter + 49, 'Pingstdagen'],
    year < 2005 ? [easter + 50, 'Annandag pingst'] : [dayIn(year, '06-06'), 'Nationaldagen'],
    [midsummer - 1, 'Midsommarafton'],
    [midsummer, 'Midsommardagen'],
    [saturdayFrom(year, '10-31'), 'Alla helgons dag'],
    [dayIn(year, '12-24'), 'Julafton'],
    [dayIn(year, '12-25'), 'Juldagen'],
    [dayIn(year, '12-26'), 'Annandag jul'],
    [dayIn(year, '12-31'), 'Nyårsafton'],
  ];
  return days.toSorted(([a], [b]) => a - b).map(([day, name]) => ({ date: dateOf(day), name }));
}

export function isWorkingDay(date: string): boolean {
  const day = weekday(dayNumber(date));
  if (day === 0 || day === 6) return false;
  return !holidaysOf(Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
}

const neighbour = (date: string, step: 1 | -1): string => dateOf(dayNumber(date) + step);

/** The date `n` working days after (before, where `n` is negative); the date itself is not counted, and stands where `n` is 0. */
export function addWorkingDays(date: string, n: number): string {
  if (!Number.isInteger(n)) throw new Error(`no whole number of days: ${n}`);
  let at = date;
  for (let left = Math.abs(n); left > 0; ) {
    at = neighbour(at, n < 0 ? -1 : 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/**
 * Working days from `a`, not counted, to `b`, counted: the `n` that `addWorkingDays(a, n)` needs to reach a working day `b`.
 * Negative where `b` comes before `a`.
 */
export function workingDaysBetween(a: string, b: string): number {
  const from = dayNumber(a);
  const to = dayNumber(b);
  const step = to < from ? -1 : 1;
  let count = 0;
  for (let day = from; day !== to; ) {
    day += step;
    if (isWorkingDay(dateOf(day))) count += step;
  }
  return count;
}

/** The date itself where it is a working day, else the last one before. */
export function workingDayOnOrBefore(date: string): string {
  return isWorkingDay(date) ? date : addWorkingDays(date, -1);
}

/** The date itself where it is a working day, else the next one: when a time set by law runs out (lag 1930:173, 2 §). */
export function workingDayOnOrAfter(date: string): string {
  return isWorkingDay(date) ? date : addWorkingDays(date, 1);
}
