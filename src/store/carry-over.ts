/** What was chosen about last year's candidates, and how a risk goes on from year to year, in the database. */
import { sql } from 'kysely';
import type { CarryOverGround } from '../domain/carry-over-candidate.ts';
import type { ControlPlanKey } from './control-plan.ts';
import type { Transaction } from './database.ts';

export type CarryOverChoice = {
  readonly kind: 'risk' | 'control';
  /** Key in the plan of the year before. */
  readonly source: string;
  readonly ground: CarryOverGround;
  readonly assessment: string | null;
  readonly carried: boolean;
  readonly reason: string;
  /** What it became in the plan; null where it was not carried over. */
  readonly successor: string | null;
  readonly at: Date;
  readonly by: string | null;
};

/** The choices made for a plan. */
export function listCarryOverChoices(tx: Transaction, { body, year }: ControlPlanKey): Promise<CarryOverChoice[]> {
  return tx
    .selectFrom('carry_over_choice')
    .select(['kind', 'source', 'ground', 'assessment', 'carried', 'reason', 'successor', 'at', 'by'])
    .where('body', '=', body)
    .where('year', '=', year)
    .orderBy('at')
    .execute();
}

/** Stores a choice; one that was made before is replaced. */
export async function saveCarryOverChoice(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  choice: Omit<CarryOverChoice, 'at'>,
): Promise<void> {
  const { kind: _, source: __, ...set } = choice;
  await tx
    .insertInto('carry_over_choice')
    .values({ body, year, ...choice })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'body', 'year', 'kind', 'source']).doUpdateSet({ ...set, at: sql<Date>`now()` }),
    )
    .execute();
}

/** The years of one risk of a body: what it was before, and what it became, by year. */
export async function chainOfRisk(
  tx: Transaction,
  body: string,
  start: { readonly year: number; readonly key: string },
): Promise<{ year: number; key: string }[]> {
  const { rows } = await sql<{ year: number; key: string }>`
    with recursive back as (
      select k.year, k.key, k.predecessor_year, k.predecessor from uppsikt.risk k
      where k.body = ${body} and k.year = ${start.year} and k.key = ${start.key}
      union
      select k.year, k.key, k.predecessor_year, k.predecessor from uppsikt.risk k
      join back b on k.year = b.predecessor_year and k.key = b.predecessor
      where k.body = ${body}
    ), forward as (
      select year, key from back
      union
      select k.year, k.key from uppsikt.risk k
      join forward f on k.predecessor_year = f.year and k.predecessor = f.key
      where k.body = ${body}
    )
    select year, key from forward order by year, key`.execute(tx);
  return rows;
}
