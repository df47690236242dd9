/** What has happened to a period, in the database: planned, opened, closed, reopened with a reason, reminded. Only added to. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';
import type { Tables } from './tables.ts';

export type PeriodEventKind = Tables['period_event']['kind'];

export type PeriodEvent = {
  readonly kind: PeriodEventKind;
  readonly reason: string;
  readonly at: Date;
  readonly by: string | null;
};

export async function addPeriodEvent(tx: Transaction, period: Period, event: Omit<PeriodEvent, 'at'>): Promise<void> {
  await tx
    .insertInto('period_event')
    .values({ year: period.year, period: period.kind, ...event, at: sql<Date>`clock_timestamp()` })
    .execute();
}

/** A period's events, the newest first. */
export function listPeriodEvents(tx: Transaction, period: Period): Promise<PeriodEvent[]> {
  return tx
    .selectFrom('period_event')
    .select(['kind', 'reason', 'at', 'by'])
    .where('year', '=', period.year)
    .where('period', '=', period.kind)
    .orderBy('at', 'desc')
    .execute();
}
