/** The versions of a control plan in the database: the plan as it was decided, and each decided revision. Rows are only ever added. */
import { sql } from 'kysely';
import { ControlPlanSnapshot } from '../domain/control-plan-snapshot.ts';
import type { ControlPlanKey } from './control-plan.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';

export type ControlPlanVersion = {
  readonly number: number;
  /** SHA-256 of the canonical JSON of the snapshot, in hex. */
  readonly sha256: string;
  /** Why the plan was revised; '' for the first version. */
  readonly reason: string;
  readonly decidedOn: string;
  readonly paragraph: string | null;
  readonly registryNumber: string | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
};

export async function addControlPlanVersion(
  tx: Transaction,
  key: ControlPlanKey,
  snapshot: ControlPlanSnapshot,
  version: Omit<ControlPlanVersion, 'createdAt'>,
): Promise<void> {
  const { decidedOn, registryNumber, createdBy, ...plain } = version;
  await tx
    .insertInto('control_plan_version')
    .values({
      ...plain,
      body: key.body,
      year: key.year,
      snapshot: JSON.stringify(snapshot),
      decided_on: decidedOn,
      registry_number: registryNumber,
      created_by: createdBy,
    })
    .execute();
}

/** Every version, the latest first. */
export function listControlPlanVersions(
  tx: Transaction,
  { body, year }: ControlPlanKey,
): Promise<ControlPlanVersion[]> {
  return tx
    .selectFrom('control_plan_version')
    .select(['number', 'sha256', 'reason', 'decided_on as decidedOn', 'paragraph', 'registry_number as registryNumber'])
    .select(['created_at as createdAt', 'created_by as createdBy'])
    .where('body', '=', body)
    .where('year', '=', year)
    .orderBy('number', 'desc')
    .execute();
}

/** The plan as a version has it; of the latest where `number` is left out; null where there is none. */
export async function loadControlPlanVersion(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  number?: number,
): Promise<ControlPlanSnapshot | null> {
  const rows = tx
    .selectFrom('control_plan_version')
    .select('snapshot')
    .where('body', '=', body)
    .where('year', '=', year);
  const row = await (number === undefined
    ? rows.orderBy('number', 'desc').limit(1)
    : rows.where('number', '=', number)
  ).executeTakeFirst();
  return row ? ControlPlanSnapshot.parse(row.snapshot) : null;
}

/** Opens a decided plan for a change. */
export async function setControlPlanRevision(tx: Transaction, key: ControlPlanKey, reason: string): Promise<void> {
  await refusingFrozen(() =>
    tx
      .updateTable('control_plan')
      .set({ state: 'revising', revision_reason: reason, updated_at: sql<Date>`now()` })
      .where('body', '=', key.body)
      .where('year', '=', key.year)
      .execute(),
  );
}
