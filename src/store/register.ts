/** The risk register in the database: every risk of a body and year, with a revision against lost updates. */
import { sql } from 'kysely';
import { nodeKey } from '../domain/node.ts';
import type { RegisterRisk } from '../domain/register.ts';
import type { ControlPlanKey } from './control-plan.ts';
import type { Transaction } from './database.ts';
import { FrozenError, refusingFrozen } from './frozen.ts';
import { holderSays } from './risk-release.ts';

export type StoredRisk = RegisterRisk & {
  readonly revision: number;
  readonly updatedBy: string | null;
  /** How many controls follow it up in the plan. */
  readonly controls: number;
  /** A report says something of it, or holds it decided: it cannot be taken away. */
  readonly held: boolean;
};

/** The gross list in its order; of one risk where `risk` is given. */
async function select(tx: Transaction, { body, year }: ControlPlanKey, risk: string | null): Promise<StoredRisk[]> {
  const { rows } = await sql<StoredRisk>`
    select k.key, k.process_area as "processArea", k.area, k.text, k.event, k.cause, k.consequence, k.origin,
      k.origin_text as "originText", k.owner, k.chosen, k.chosen_reason as "chosenReason", k.made, k.revision,
      json_build_object('likelihood', k.likelihood, 'impact', k.impact, 'reason', k.assessed_reason) as before,
      json_build_object('likelihood', k.likelihood_after, 'impact', k.impact_after, 'reason', k.after_reason) as after,
      case when k.predecessor is null then null
        else json_build_object('year', k.predecessor_year, 'key', k.predecessor) end as predecessor,
      k.updated_by as "updatedBy",
      (select count(*)::integer from uppsikt.control c
        where c.tenant_id = k.tenant_id and c.body = k.body and c.year = k.year and c.risk = k.key) as controls,
      exists (select from uppsikt.report_risk h where h.tenant_id = k.tenant_id and h.body = k.body and h.year = k.year
        and h.risk = k.key and ${holderSays}) as held
    from uppsikt.risk k
    where k.body = ${body} and k.year = ${year} and (${risk}::text is null or k.key = ${risk})
    order by k.position, k.key`.execute(tx);
  return rows;
}

export function listRegister(tx: Transaction, key: ControlPlanKey): Promise<StoredRisk[]> {
  return select(tx, key, null);
}

export async function findRegisterRisk(tx: Transaction, key: ControlPlanKey, risk: string): Promise<StoredRisk | null> {
  return (await select(tx, key, risk))[0] ?? null;
}

function columnsOf(risk: Omit<RegisterRisk, 'key'>, by: string | null) {
  return {
    process_area: risk.processArea,
    area: risk.area,
    text: risk.text,
    event: risk.event,
    cause: risk.cause,
    consequence: risk.consequence,
    origin: risk.origin,
    origin_text: risk.originText,
    owner: risk.owner,
    likelihood: risk.before.likelihood,
    impact: risk.before.impact,
    assessed_reason: risk.before.reason,
    likelihood_after: risk.after.likelihood,
    impact_after: risk.after.impact,
    after_reason: risk.after.reason,
    chosen: risk.chosen,
    chosen_reason: risk.chosenReason,
    predecessor_year: risk.predecessor?.year ?? null,
    predecessor: risk.predecessor?.key ?? null,
    made: risk.made,
    updated_by: by,
  };
}

/** The key that the words give, with a number after it where the plan has one like it. */
export async function freeKey(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  kind: 'risk' | 'control',
  words: string,
): Promise<string> {
  const wanted = nodeKey(kind, words);
  const rows = await tx.selectFrom(kind).select('key').where('body', '=', body).where('year', '=', year).execute();
  const taken = new Set(rows.map(({ key }) => key));
  let free = wanted;
  for (let number = 2; taken.has(free); number += 1) free = `${wanted}-${number}`;
  return free;
}

/** Adds a risk last in the list and returns its key. The plan must stand there. Throws `FrozenError` where it is decided. */
export function insertRegisterRisk(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  risk: Omit<RegisterRisk, 'key'>,
  by: string | null,
): Promise<string> {
  return refusingFrozen(async () => {
    const key = await freeKey(tx, { body, year }, 'risk', risk.text);
    const { position } = await tx
      .selectFrom('risk')
      .select(sql<number>`coalesce(max(position) + 1, 0)`.as('position'))
      .where('body', '=', body)
      .where('year', '=', year)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('risk')
      .values({ body, year, key, position, ...columnsOf(risk, by) })
      .execute();
    return key;
  });
}

/** Writes one risk if it still has the revision that the writer read; false where it has not. Throws `FrozenError` where the plan is decided. */
export function updateRegisterRisk(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  { key, ...risk }: RegisterRisk,
  change: { readonly revision: number; readonly by: string | null },
): Promise<boolean> {
  return refusingFrozen(async () => {
    const { numUpdatedRows } = await tx
      .updateTable('risk')
      .set({ ...columnsOf(risk, change.by), revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` })
      .where('body', '=', body)
      .where('year', '=', year)
      .where('key', '=', key)
      .where('revision', '=', change.revision)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });
}

const stillHeld = '23503';

/** Takes a risk or control out of a plan. Throws `FrozenError` where the plan is decided, or something reported hangs on it. */
export async function deleteFromPlan(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  { kind, key, by }: { readonly kind: 'risk' | 'control'; readonly key: string; readonly by: string | null },
): Promise<void> {
  const one = { body, year, key };
  try {
    await refusingFrozen(async () => {
      // Who took it away stands in its last version.
      await sql`update uppsikt.${sql.raw(kind)} set updated_by = ${by} where body = ${one.body} and year = ${one.year} and key = ${one.key}`.execute(
        tx,
      );
      await sql`delete from uppsikt.${sql.raw(kind)} where body = ${one.body} and year = ${one.year} and key = ${one.key}`.execute(
        tx,
      );
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === stillHeld)) throw error;
    const message =
      kind === 'risk'
        ? 'Risken ingår i en rapport eller har kontroller med resultat och kan inte tas bort.'
        : 'Kontrollen har rapporterats och kan inte tas bort.';
    throw new FrozenError(message, { cause: error });
  }
}

export type PlanChange = {
  readonly number: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly removed: boolean;
  readonly at: Date;
  readonly by: string | null;
};

/** Every version of a risk or control, the latest first. `content` has the columns as the database calls them. */
export function listPlanChanges(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  kind: 'risk' | 'control',
  key: string,
): Promise<PlanChange[]> {
  return tx
    .selectFrom('control_plan_change')
    .select(['number', 'content', 'removed', 'at', 'by'])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .orderBy('number', 'desc')
    .execute();
}
