/** Plans in the database: one for each year of a municipality, a draft until it is decided. */
import type { Transaction } from './database.ts';

export type PlanState = 'draft' | 'decided' | 'revising';
export type StoredPlan = {
  readonly year: number;
  readonly title: string;
  readonly state: PlanState;
  readonly decidedOn: string | null;
  readonly paragraph: string | null;
  readonly registryNumber: string | null;
  /** The year whose plan it was copied from. */
  readonly copiedFrom: number | null;
  /** Why a decided plan is open for a change. */
  readonly revisionReason: string | null;
};

function plans(tx: Transaction) {
  return tx
    .selectFrom('plan')
    .select([
      'year',
      'title',
      'state',
      'decided_on as decidedOn',
      'paragraph',
      'registry_number as registryNumber',
      'copied_from as copiedFrom',
      'revision_reason as revisionReason',
    ]);
}

/** Every plan, the latest year first. */
export function listPlans(tx: Transaction): Promise<StoredPlan[]> {
  return plans(tx).orderBy('year', 'desc').execute();
}

export async function findPlan(tx: Transaction, year: number): Promise<StoredPlan | null> {
  return (await plans(tx).where('year', '=', year).executeTakeFirst()) ?? null;
}

/** Makes the plan of a year, as a draft, where there is none. */
export async function ensurePlan(tx: Transaction, year: number): Promise<void> {
  await tx
    .insertInto('plan')
    .values({ year, title: `Plan ${year}` })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'year']).doNothing())
    .execute();
}
