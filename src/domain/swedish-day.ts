/**
 * Days as ISO dates: the one that it is in Sweden at a moment, whatever the zone of the machine, and one so many days from another.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(swedishDay(new Date('2026-06-30T22:30:00Z')), '2026-07-01');
 * assert.equal(daysAfter('2026-02-27', 2), '2026-03-01');
 * assert.equal(daysAfter('2026-01-01', -1), '2025-12-31');
 */

const day = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** "2026-07-01". */
export function swedishDay(moment: Date): string {
  return day.format(moment);
}

/** The date so many days after a date; before it where `days` is below 0. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
