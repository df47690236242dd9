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

/** The plan with its row locked, so that changes of it wait for each other. */
export async function lockPlan(tx: Transaction, year: number): Promise<StoredPlan | null> {
  return (await plans(tx).where('year', '=', year).forUpdate().executeTakeFirst()) ?? null;
}

/** How many nodes each year's plan has; years without any are left out. */
export async function countPlanNodes(tx: Transaction): Promise<ReadonlyMap<number, number>> {
  const rows = await tx
    .selectFrom('node')
    .select((select) => ['year', select.fn.countAll<number>().as('count')])
    .groupBy('year')
    .execute();
  return new Map(rows.map(({ year, count }) => [year, count]));
}

/** Sets what a plan is called and which year it was copied from. */
export async function savePlanOrigin(
  tx: Transaction,
  year: number,
  { title, copiedFrom }: Pick<StoredPlan, 'title' | 'copiedFrom'>,
): Promise<void> {
  await tx.updateTable('plan').set({ title, copied_from: copiedFrom }).where('year', '=', year).execute();
}

/** Registers the decision of a plan, or of the change that it was open for: it is frozen from here on. */
export async function savePlanDecision(
  tx: Transaction,
  year: number,
  decision: { readonly decidedOn: string; readonly paragraph: string | null; readonly registryNumber: string | null },
): Promise<void> {
  const { decidedOn, paragraph, registryNumber } = decision;
  await tx
    .updateTable('plan')
    .set({ state: 'decided', decided_on: decidedOn, paragraph, registry_number: registryNumber, revision_reason: null })
    .where('year', '=', year)
    .execute();
}

/** Opens a decided plan for a change, or (null) closes it again as it was decided. */
export async function setRevision(tx: Transaction, year: number, reason: string | null): Promise<void> {
  await tx
    .updateTable('plan')
    .set({ state: reason === null ? 'decided' : 'revising', revision_reason: reason })
    .where('year', '=', year)
    .execute();
}

/** Makes the plan of a year, as a draft, where there is none. */
export async function ensurePlan(tx: Transaction, year: number): Promise<void> {
  await tx
    .insertInto('plan')
    .values({ year, title: `Plan ${year}` })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'year']).doNothing())
    .execute();
}
