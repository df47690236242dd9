/** Reporting periods in the database: their state, the deadline of each step, and which bodies are asked to report. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import { type Deadlines, noDeadlines, steps } from '../domain/step.ts';
import type { Transaction } from './database.ts';

export type PeriodState = 'planned' | 'open' | 'closed' | 'decided';

export type AskedBody = { readonly body: string; readonly coordinates: boolean };

export type StoredPeriod = {
  readonly period: Period;
  readonly state: PeriodState;
  readonly instructions: string;
  readonly deadlines: Deadlines;
  /** The bodies that are asked to report, by code; none where the period only holds reports that were read in. */
  readonly bodies: readonly AskedBody[];
  readonly decidedOn: string | null;
};

/** Every period of the municipality, the latest first; with `period`, only that one. */
async function periods(tx: Transaction, period: Period | null): Promise<StoredPeriod[]> {
  const { rows } = await sql<StoredPeriod>`
    select json_build_object('year', p.year, 'kind', p.kind) as period, p.state, p.instructions, p.decided_on as "decidedOn",
      ${JSON.stringify(noDeadlines)}::jsonb || coalesce((select jsonb_object_agg(d.step, d.due_on)
        from uppsikt.period_deadline d where d.tenant_id = p.tenant_id and d.year = p.year and d.period = p.kind), '{}') as deadlines,
      coalesce((select json_agg(json_build_object('body', b.body, 'coordinates', b.coordinates) order by b.coordinates desc, b.body)
        from uppsikt.period_body b where b.tenant_id = p.tenant_id and b.year = p.year and b.period = p.kind), '[]') as bodies
    from uppsikt.period p
    where ${period === null ? sql`true` : sql`p.year = ${period.year} and p.kind = ${period.kind}`}
    order by p.year desc, array_position(array['year', 'interim2', 'interim1'], p.kind)`.execute(tx);
  return rows;
}

/** Every period of the municipality, the latest first. */
export function listPeriods(tx: Transaction): Promise<StoredPeriod[]> {
  return periods(tx, null);
}

export async function findPeriod(tx: Transaction, period: Period): Promise<StoredPeriod | null> {
  return (await periods(tx, period))[0] ?? null;
}

/** The state alone; 'planned' for a period that is not there. */
export async function findPeriodState(tx: Transaction, { year, kind }: Period): Promise<PeriodState> {
  const row = await tx
    .selectFrom('period')
    .select('state')
    .where('year', '=', year)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.state ?? 'planned';
}

/** Makes a period that is planned, where there is none. */
export async function ensurePeriod(tx: Transaction, period: Period): Promise<void> {
  await tx
    .insertInto('period')
    .values({ ...period, state: 'planned' })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'year', 'kind']).doNothing())
    .execute();
}

/** A deadline that stays the same keeps the time that it was set. */
async function saveDeadlines(tx: Transaction, { year, kind }: Period, deadlines: Deadlines): Promise<void> {
  const due = steps.flatMap((step) => {
    const dueOn = deadlines[step];
    return dueOn === null ? [] : [{ year, period: kind, step, due_on: dueOn }];
  });
  const others = tx.deleteFrom('period_deadline').where('year', '=', year).where('period', '=', kind);
  const kept = due.map(({ step }) => step);
  await (kept.length === 0 ? others : others.where('step', 'not in', kept)).execute();
  if (due.length === 0) return;
  await tx
    .insertInto('period_deadline')
    .values(due)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'year', 'period', 'step'])
        .doUpdateSet({ due_on: sql<string>`excluded.due_on`, changed_at: sql<Date>`now()` })
        .where(sql<boolean>`period_deadline.due_on <> excluded.due_on`),
    )
    .execute();
}

/** What a controller says of a period. Takes the place of what stood there. */
export type PeriodTerms = Pick<StoredPeriod, 'instructions' | 'deadlines' | 'bodies'>;

/** Sets a period's instructions, deadlines and bodies. */
export async function savePeriodTerms(tx: Transaction, period: Period, terms: PeriodTerms): Promise<void> {
  const { year, kind } = period;
  await tx
    .updateTable('period')
    .set({ instructions: terms.instructions, due_on: terms.deadlines.report })
    .where('year', '=', year)
    .where('kind', '=', kind)
    .execute();
  await saveDeadlines(tx, period, terms.deadlines);
  await tx.deleteFrom('period_body').where('year', '=', year).where('period', '=', kind).execute();
  const asked = terms.bodies.map(({ body, coordinates }) => ({ year, period: kind, body, coordinates }));
  if (asked.length > 0) await tx.insertInto('period_body').values(asked).execute();
}

/** Sets a period's state; the day that it was first opened is kept. */
export async function setPeriodState(
  tx: Transaction,
  period: Period,
  state: Exclude<PeriodState, 'decided'>,
  openedOn: string | null = null,
): Promise<void> {
  await tx
    .updateTable('period')
    .set({ state, opens_on: sql<string | null>`coalesce(opens_on, ${openedOn}::date)` })
    .where('year', '=', period.year)
    .where('kind', '=', period.kind)
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
