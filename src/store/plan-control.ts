/** The controls of a plan in the database: their wording, who does them and when, with a revision against lost updates. */
import { sql } from 'kysely';
import type { SnapshotControl } from '../domain/control-plan-snapshot.ts';
import type { RegisterRisk } from '../domain/register.ts';
import type { ControlPlanKey } from './control-plan.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { freeKey } from './register.ts';

export type StoredControl = SnapshotControl & {
  readonly made: RegisterRisk['made'];
  readonly revision: number;
  readonly updatedBy: string | null;
};

async function select(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  control: string | null,
): Promise<StoredControl[]> {
  const { rows } = await sql<StoredControl>`
    select c.key, c.risk, c.title, c.frequency, c.method, c.responsible, c.responsible_account as "responsibleAccount",
      c.starts_on as "startsOn", c.ends_on as "endsOn", c.recurrence, c.four_eyes as "fourEyes", c.sample_size as "sampleSize",
      c.central_key as "centralKey", c.carried_reason as "carriedReason", c.made, c.revision, c.updated_by as "updatedBy",
      case when c.predecessor is null then null
        else json_build_object('year', c.predecessor_year, 'key', c.predecessor) end as predecessor
    from uppsikt.control c
    join uppsikt.risk k on k.tenant_id = c.tenant_id and k.body = c.body and k.year = c.year and k.key = c.risk
    where c.body = ${body} and c.year = ${year} and (${control}::text is null or c.key = ${control})
    order by k.position, k.key, c.position, c.key`.execute(tx);
  return rows;
}

/** The controls in the order of their risks. */
export function listPlanControls(tx: Transaction, key: ControlPlanKey): Promise<StoredControl[]> {
  return select(tx, key, null);
}

export async function findPlanControl(
  tx: Transaction,
  key: ControlPlanKey,
  control: string,
): Promise<StoredControl | null> {
  return (await select(tx, key, control))[0] ?? null;
}

export type ControlContent = Omit<SnapshotControl, 'key'> & { readonly made: RegisterRisk['made'] };

function columnsOf(control: ControlContent, by: string | null) {
  return {
    risk: control.risk,
    title: control.title,
    frequency: control.frequency,
    method: control.method === null ? null : JSON.stringify(control.method),
    responsible: control.responsible,
    responsible_account: control.responsibleAccount,
    starts_on: control.startsOn,
    ends_on: control.endsOn,
    recurrence: control.recurrence,
    four_eyes: control.fourEyes,
    sample_size: control.sampleSize,
    central_key: control.centralKey,
    carried_reason: control.carriedReason,
    predecessor_year: control.predecessor?.year ?? null,
    predecessor: control.predecessor?.key ?? null,
    made: control.made,
    updated_by: by,
  };
}

/** Adds a control last under its risk and returns its key. Throws `FrozenError` where the plan is decided. */
export function insertPlanControl(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  control: ControlContent,
  by: string | null,
): Promise<string> {
  return refusingFrozen(async () => {
    const key = await freeKey(tx, { body, year }, 'control', control.title);
    const { position } = await tx
      .selectFrom('control')
      .select(sql<number>`coalesce(max(position) + 1, 0)`.as('position'))
      .where('body', '=', body)
      .where('year', '=', year)
      .where('risk', '=', control.risk)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('control')
      .values({ body, year, key, position, ...columnsOf(control, by) })
      .execute();
    return key;
  });
}

/** Writes one control if it still has the revision that the writer read; false where it has not. Throws `FrozenError` where the plan is decided. */
export function updatePlanControl(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  key: string,
  control: ControlContent,
  change: { readonly revision: number; readonly by: string | null },
): Promise<boolean> {
  return refusingFrozen(async () => {
    const { numUpdatedRows } = await tx
      .updateTable('control')
      .set({ ...columnsOf(control, change.by), revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` })
      .where('body', '=', body)
      .where('year', '=', year)
      .where('key', '=', key)
      .where('revision', '=', change.revision)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });
}
