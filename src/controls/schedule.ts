/**
 * When a control is due, by its schedule: on dates of the year, or so long after its last run.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const yearly = { dates: ['09-01'], every: null };
 * assert.equal(dueDay(yearly, '2025-09-03', '2026-09-04'), '2026-09-01');
 * assert.equal(dueDay(yearly, '2026-09-04', '2026-09-05'), null);
 * assert.equal(nextDay(yearly, '2026-09-04', '2026-09-05'), '2027-09-01');
 * assert.equal(nextDay({ dates: [], every: 'quarter' }, '2025-11-30', '2026-01-10'), '2026-02-28');
 */
import type { Schedule } from './definition.ts';

const months = { month: 1, 'second-month': 2, quarter: 3, 'half-year': 6, year: 12 } as const;

/** So many months later; the last day of a shorter month. */
function later(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** A date that a year lacks (29 February) is the last day of its month. */
function dayIn(year: number, date: string): string {
  const last = new Date(Date.UTC(year, Number(date.slice(0, 2)), 0)).getUTCDate();
  return `${year}-${date.slice(0, 3)}${String(Math.min(Number(date.slice(3)), last)).padStart(2, '0')}`;
}

/** How long after its day a control is still asked for: one that is set up in spring is not late for last autumn. */
const lateAtMost = 31;

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The day that it was due and has not been done; null where it is not due. `last`: the day of the last run. ISO dates. */
export function dueDay({ dates, every }: Schedule, last: string | null, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const fixed = [year - 1, year].flatMap((each) => dates.map((date) => dayIn(each, date)));
  const since = every === null || last === null ? [] : [later(last, months[every])];
  const due = [...fixed, ...since].filter(
    (day) => day <= today && daysBetween(day, today) <= lateAtMost && (last === null || last < day),
  );
  return due.sort().at(-1) ?? null;
}

/** The next day after today when it will be due; null where there is none. */
export function nextDay({ dates, every }: Schedule, last: string | null, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const fixed = [year, year + 1].flatMap((each) => dates.map((date) => dayIn(each, date)));
  const since = every === null || last === null ? [] : [later(last, months[every])];
  return [...fixed, ...since].filter((day) => day > today).sort()[0] ?? null;
}
