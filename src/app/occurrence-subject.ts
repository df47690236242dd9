/** How the audit trail, evidence and notifications name an occurrence and its actions, and what it is called. */
import type { Occurrence } from '../domain/occurrence.ts';
import type { OccurrenceKey } from '../store/occurrence-result.ts';

/** "occurrence:KS/2026/control/rond/occurrence/3". */
export const occurrenceSubject = ({ body, year, control, occurrence }: OccurrenceKey) =>
  `occurrence:${body}/${year}/${control}/${occurrence}`;

/** "occurrenceAction:KS/2026/control/rond/occurrence/3/action/1". */
export const occurrenceActionSubject = (key: OccurrenceKey, action: string) =>
  `occurrenceAction:${occurrenceSubject(key).slice('occurrence:'.length)}/${action}`;

/** The key that a subject names, and what follows it; null where it names none. */
export function readOccurrenceSubject(name: string): { readonly key: OccurrenceKey; readonly rest: string } | null {
  const [, body, year, control, occurrence, rest = ''] =
    /^([^/]+)\/(\d{4})\/(control\/.+?)\/(occurrence\/\d+)(?:\/(.+))?$/u.exec(name) ?? [];
  if (body === undefined || control === undefined || occurrence === undefined) return null;
  return { key: { body, year: Number(year), control, occurrence }, rest };
}

const slug = (key: string) => encodeURIComponent(key.slice(key.indexOf('/') + 1));

/** Where the occurrence's page is on this server; the same as `occurrenceUrl` of the web's routes. */
export function occurrencePath({ body, year, control, occurrence }: OccurrenceKey): string {
  return `/internkontroll/${encodeURIComponent(body)}/${year}/kontroll/${slug(control)}/${slug(occurrence)}`;
}

export function occurrenceActionPath(key: OccurrenceKey, action: string): string {
  return `${occurrencePath(key)}/atgard/${slug(action)}`;
}

const month = new Intl.DateTimeFormat('sv-SE', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "mars 2026", or the name that it was given. */
export function occurrenceName({ label, dueOn }: Pick<Occurrence, 'label' | 'dueOn'>): string {
  return label ?? month.format(new Date(`${dueOn}T00:00:00Z`));
}
