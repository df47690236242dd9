/**
 * A date as people read it, with its weekday.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(dayName('2026-05-13'), 'onsdag 13 maj 2026');
 * assert.equal(dayName('2026-05-13', 'en'), 'Wednesday 13 May 2026');
 */

const form = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const names = {
  sv: new Intl.DateTimeFormat('sv-SE', form),
  en: new Intl.DateTimeFormat('en-GB', form),
};

/** `date` is "2026-05-13". */
export function dayName(date: string, language: 'sv' | 'en' = 'sv'): string {
  const parts = names[language].formatToParts(new Date(`${date}T00:00:00Z`));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
}
