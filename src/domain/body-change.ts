/**
 * What happens to bodies over time: they are renamed, merged, split and closed, while codes stay. A report says what a
 * body was called on the last day of its period.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const renamed = { kind: 'renamed', day: '2026-01-01', from: [{ code: 'KN', name: 'Kulturnämnden' }], to: [{ code: 'KN', name: 'Kultur- och fritidsnämnden' }] };
 * const body = { code: 'KN', name: 'Kultur- och fritidsnämnden' };
 * assert.equal(bodyNameOn([renamed], body, '2025-12-31'), 'Kulturnämnden');
 * assert.equal(bodyNameOn([renamed], body, '2026-01-01'), 'Kultur- och fritidsnämnden');
 */
import { z } from 'zod';
import type { Period } from './period.ts';

export const BodyChangeKind = z.enum(['added', 'renamed', 'moved', 'merged', 'split', 'closed', 'reopened']);
export type BodyChangeKind = z.infer<typeof BodyChangeKind>;

export type NamedBody = { readonly code: string; readonly name: string };

/** `day` is the first on which it holds; `from` has the bodies before it and `to` those after, by the names they had. */
export type BodyChange = {
  readonly kind: BodyChangeKind;
  readonly day: string;
  readonly from: readonly NamedBody[];
  readonly to: readonly NamedBody[];
};

/** The names that a body gave up, with the first day of the next name; earliest first. */
function formerNames(changes: readonly BodyChange[], code: string): { name: string; until: string }[] {
  return changes
    .flatMap(({ day, from, to }) => {
      const was = from.find((body) => body.code === code);
      const is = to.find((body) => body.code === code);
      return was && is && was.name !== is.name ? [{ name: was.name, until: day }] : [];
    })
    .sort((a, b) => a.until.localeCompare(b.until));
}

/** What a body was called on a day ("2025-12-31"). `changes` in the order that they were recorded; `body` as it is called last. */
export function bodyNameOn(changes: readonly BodyChange[], body: NamedBody, day: string): string {
  return formerNames(changes, body.code).find(({ until }) => day < until)?.name ?? body.name;
}

const lastDays = { interim1: '04-30', interim2: '08-31', year: '12-31' } as const;

/** The last day that a period's report is about: thirds of a year. */
export function lastDayOf(period: Period): string {
  return `${period.year}-${lastDays[period.kind]}`;
}

/** True where a body reports on some day from `first` to `last`. Null is without end. */
export function isActive(
  body: { readonly activeFrom: string | null; readonly activeTo: string | null },
  first: string,
  last: string = first,
): boolean {
  return (body.activeFrom === null || body.activeFrom <= last) && (body.activeTo === null || body.activeTo >= first);
}
