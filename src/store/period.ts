/** Reporting periods in the database: their deadlines, and whether they are decided. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';

export type StoredPeriod = {
  readonly period: Period;
  readonly state: 'planned' | 'open' | 'closed' | 'decided';
  readonly opensOn: string | null;
  readonly dueOn: string | null;
  readonly decidedOn: string | null;
};

/** Every period of the municipality, the latest first. */
export async function listPeriods(tx: Transaction): Promise<StoredPeriod[]> {
  const rows = await tx
    .selectFrom('period')
    .select(['year', 'kind', 'state', 'opens_on', 'due_on', 'decided_on'])
    .orderBy('year', 'desc')
    .orderBy(sql`array_position(array['year','interim2','interim1'], kind)`)
    .execute();
  return rows.map(({ year, kind, state, opens_on, due_on, decided_on }) => ({
    period: { year, kind },
    state,
    opensOn: opens_on,
    dueOn: due_on,
    decidedOn: decided_on,
  }));
}

/** Makes a period, or sets its deadlines ("2023-01-31") where it stands there. */
export async function savePeriod(
  tx: Transaction,
  period: Period,
  deadlines: { readonly opensOn: string | null; readonly dueOn: string | null },
): Promise<void> {
  await tx
    .insertInto('period')
    .values({ ...period, opens_on: deadlines.opensOn, due_on: deadlines.dueOn })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'year', 'kind'])
        .doUpdateSet({ opens_on: deadlines.opensOn, due_on: deadlines.dueOn }),
    )
    .execute();
}

/** Decides a period for every body: nothing reported for it changes any more. */
export async function decidePeriod(tx: Transaction, period: Period, decidedOn: string): Promise<void> {
  await tx
    .updateTable('period')
    .set({ state: 'decided', decided_on: decidedOn })
    .where('year', '=', period.year)
    .where('kind', '=', period.kind)
    .execute();
}
