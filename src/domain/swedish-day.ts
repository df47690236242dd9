/**
 * The day that it is in Sweden at a moment, whatever the zone of the machine.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(swedishDay(new Date('2026-06-30T22:30:00Z')), '2026-07-01');
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
