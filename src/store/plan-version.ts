/** The versions of a plan in the database: the plan as it was decided, and each decided change of it. Rows are only ever added. */
import { Plan } from '../domain/plan.ts';
import type { Transaction } from './database.ts';

export type PlanVersion = {
  readonly number: number;
  /** SHA-256 of the canonical JSON of the plan, in hex. */
  readonly sha256: string;
  /** Why the plan was changed; '' for the first version. */
  readonly reason: string;
  readonly decidedOn: string;
  readonly paragraph: string | null;
  readonly registryNumber: string | null;
  readonly createdAt: Date;
  /** The name of whoever registered the decision. */
  readonly createdBy: string | null;
};

export async function addPlanVersion(
  tx: Transaction,
  plan: Plan,
  version: Omit<PlanVersion, 'createdAt'>,
): Promise<void> {
  const { decidedOn, registryNumber, createdBy, ...plain } = version;
  await tx
    .insertInto('plan_version')
    .values({
      ...plain,
      year: plan.year,
      snapshot: JSON.stringify(plan),
      decided_on: decidedOn,
      registry_number: registryNumber,
      created_by: createdBy,
    })
    .execute();
}

function versions(tx: Transaction, year: number) {
  return tx
    .selectFrom('plan_version')
    .select([
      'number',
      'sha256',
      'reason',
      'decided_on as decidedOn',
      'paragraph',
      'registry_number as registryNumber',
      'created_at as createdAt',
      'created_by as createdBy',
    ])
    .where('year', '=', year);
}

/** Every version, the latest first. */
export function listPlanVersions(tx: Transaction, year: number): Promise<PlanVersion[]> {
  return versions(tx, year).orderBy('number', 'desc').execute();
}

/** The plan of a version; of the latest where `number` is left out; null where there is none. */
export async function loadPlanVersion(tx: Transaction, year: number, number?: number): Promise<Plan | null> {
  const rows = tx.selectFrom('plan_version').select('snapshot').where('year', '=', year);
  const row = await (number === undefined
    ? rows.orderBy('number', 'desc').limit(1)
    : rows.where('number', '=', number)
  ).executeTakeFirst();
  return row ? Plan.parse(row.snapshot) : null;
}
