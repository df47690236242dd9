/**
 * A reporting period (Swedish: rapporteringstillfälle): interim report 1 or 2, or the year.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(parsePeriod('2022-year'), { year: 2022, kind: 'year' });
 * assert.equal(periodName({ year: 2022, kind: 'interim2' }), 'Delår 2 2022');
 */
import { z } from 'zod';

export const PeriodKind = z.enum(['interim1', 'interim2', 'year']);
export const Period = z.strictObject({ year: z.number().int().min(1990).max(2200), kind: PeriodKind });
export type Period = z.infer<typeof Period>;

/** Reads "2022-year", "2022-interim1"; null for anything else. */
export function parsePeriod(text: string): Period | null {
  const match = /^(\d{4})-(interim1|interim2|year)$/u.exec(text);
  const parsed = match && Period.safeParse({ year: Number(match[1]), kind: match[2] });
  return parsed?.success ? parsed.data : null;
}

/** The form that the command line and URLs use. */
export function periodCode(period: Period): string {
  return `${period.year}-${period.kind}`;
}

const names = { interim1: 'Delår 1', interim2: 'Delår 2', year: 'Helår' } as const;

export function periodName(period: Period): string {
  return `${names[period.kind]} ${period.year}`;
}

/** Order in time: interim 1 < interim 2 < year. */
export function comparePeriods(a: Period, b: Period): number {
  const order = { interim1: 0, interim2: 1, year: 2 } as const;
  return a.year - b.year || order[a.kind] - order[b.kind];
}
