/** Reports that hold a risk or a control without saying anything of it, in the database. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { ControlPlanKey } from './control-plan.ts';
import type { Transaction } from './database.ts';

/** The report of `r` (a result) or `h` (a held risk) is decided. */
const decided = (alias: 'r' | 'h') => sql`exists (select from uppsikt.report o
  join uppsikt.period p on p.tenant_id = o.tenant_id and p.year = o.year and p.kind = o.period
  where o.tenant_id = ${sql.raw(alias)}.tenant_id and o.body = ${sql.raw(alias)}.body and o.year = ${sql.raw(alias)}.year
    and o.period = ${sql.raw(alias)}.period and (o.state in ('decided', 'published') or p.state = 'decided'))`;

/** The result `r` says something. */
const resultSays = sql`(r.assessment is not null or r.result is not null or exists (select from uppsikt.control_action a
  where a.tenant_id = r.tenant_id and a.body = r.body and a.year = r.year and a.period = r.period and a.control = r.control))`;

/** The report says something of the risk that it holds as `h`, or it is decided. */
export const holderSays = sql<boolean>`(${decided('h')} or h.comment is not null or exists (select from uppsikt.control_result r
  where r.tenant_id = h.tenant_id and r.body = h.body and r.year = h.year and r.period = h.period and r.risk = h.risk
    and ${resultSays}))`;

type Holder = { readonly period: Period['kind']; readonly says: boolean };

const silent = (rows: readonly Holder[]) => (rows.some(({ says }) => says) ? null : rows.map(({ period }) => period));

/** The periods of the drafts that hold the risk; null where a report is decided, or says something of it or its controls. */
export async function silentHolders(tx: Transaction, { body, year }: ControlPlanKey, risk: string) {
  const { rows } = await sql<Holder>`select h.period, ${holderSays} as says from uppsikt.report_risk h
    where h.body = ${body} and h.year = ${year} and h.risk = ${risk}`.execute(tx);
  return silent(rows);
}

/** The same of a control. */
export async function silentResults(tx: Transaction, { body, year }: ControlPlanKey, control: string) {
  const { rows } =
    await sql<Holder>`select r.period, ${decided('r')} or ${resultSays} as says from uppsikt.control_result r
    where r.body = ${body} and r.year = ${year} and r.control = ${control}`.execute(tx);
  return silent(rows);
}

/** Lets go of the risk in one report, with its controls there; or of one control. */
export async function releaseFrom(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  period: Period['kind'],
  { kind, key }: { readonly kind: 'risk' | 'control'; readonly key: string },
): Promise<void> {
  await tx
    .deleteFrom(kind === 'risk' ? 'report_risk' : 'control_result')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where(kind, '=', key)
    .execute();
}
