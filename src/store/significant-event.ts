/** Significant events in the database: a report's events of the year under each perspective. */
import type { SignificantEvent } from '../domain/facts.ts';
import type { Transaction } from './database.ts';
import { type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** A report's events, in its order. */
export function loadEvents(tx: Transaction, key: ReportKey): Promise<SignificantEvent[]> {
  return tx
    .selectFrom('significant_event')
    .select(['perspective', 'position', 'text'])
    .where('body', '=', key.body)
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind)
    .orderBy('ordinal')
    .execute();
}

/** Puts the events in place of those that the report had. */
export async function replaceEvents(
  tx: Transaction,
  key: ReportKey,
  events: readonly SignificantEvent[],
): Promise<void> {
  const { body, year, period } = reportColumns(key);
  await tx
    .deleteFrom('significant_event')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .execute();
  await upsertRows(
    tx,
    {
      table: 'significant_event',
      key: { ...reportKeyColumns, perspective: 'text', position: 'integer' },
      columns: { ordinal: 'integer', text: 'text' },
    },
    events.map((event, ordinal) => ({ body, year, period, ...event, ordinal })),
  );
}
