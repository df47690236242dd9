/** Times as Swedes write them, in Swedish time whatever the server's own. */

const zone = { timeZone: 'Europe/Stockholm' } as const;
const clock = new Intl.DateTimeFormat('sv-SE', { ...zone, hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('sv-SE', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** "14.02" from an ISO time; '' where it is none. */
export function clockTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? '' : clock.format(time).replace(':', '.');
}

/** "2026-01-31 14.02", or only the clock where the day is today. */
export function dayTime(iso: string, now: Date = new Date()): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  return day.format(time) === day.format(now) ? clockTime(iso) : `${day.format(time)} ${clockTime(iso)}`;
}
