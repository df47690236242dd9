/** All bodies' control plans of a year side by side, in the database. */
import { sql } from 'kysely';
import type { ControlPlan } from '../domain/control-plan.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import type { Transaction } from './database.ts';

export type PlanOfBody = {
  readonly body: string;
  readonly state: ControlPlan['state'];
  readonly decidedOn: string | null;
  readonly paragraph: string | null;
  readonly registryNumber: string | null;
  readonly risks: number;
  /** The latest version that was decided and kept. */
  readonly version: number | null;
};

/** Years that some body has a plan for, the latest first. */
export async function controlPlanYears(tx: Transaction): Promise<number[]> {
  const rows = await tx.selectFrom('control_plan').select('year').distinct().orderBy('year', 'desc').execute();
  return rows.map(({ year }) => year);
}

export async function listPlansOfYear(tx: Transaction, year: number): Promise<PlanOfBody[]> {
  const { rows } = await sql<PlanOfBody>`
    select p.body, p.state, p.decided_on as "decidedOn", p.paragraph, p.registry_number as "registryNumber",
      (select count(*)::integer from uppsikt.risk k where k.tenant_id = p.tenant_id and k.body = p.body and k.year = p.year
        and k.chosen is true) as risks,
      (select max(v.number) from uppsikt.control_plan_version v where v.tenant_id = p.tenant_id and v.body = p.body
        and v.year = p.year) as version
    from uppsikt.control_plan p where p.year = ${year} order by p.body`.execute(tx);
  return rows;
}

export type ControlOfBody = {
  readonly body: string;
  readonly key: string;
  readonly title: string;
  readonly responsible: string | null;
  readonly centralKey: string | null;
  /** The latest that a report of the year says; null where none says anything. */
  readonly assessment: string | null;
};

/** `openOnly`: what reports say that are decided or published internally. */
export async function listControlsOfYear(
  tx: Transaction,
  year: number,
  { openOnly }: { readonly openOnly: boolean },
): Promise<ControlOfBody[]> {
  const { rows } = await sql<ControlOfBody>`
    select c.body, c.key, c.title, c.responsible, c.central_key as "centralKey", r.assessment
    from uppsikt.control c
    left join lateral (select r.assessment from uppsikt.control_result r
      join uppsikt.report o on o.tenant_id = r.tenant_id and o.body = r.body and o.year = r.year and o.period = r.period
      join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
      where r.tenant_id = c.tenant_id and r.body = c.body and r.year = c.year and r.control = c.key and r.assessment is not null
        and (not ${openOnly}::boolean or o.state in ('decided', 'published') or p.state = 'decided' or o.published_at is not null)
      order by array_position(array['year', 'interim2', 'interim1'], r.period) limit 1) r on true
    where c.year = ${year} order by c.body, c.risk, c.position, c.key`.execute(tx);
  return rows;
}

export function listOccurrencesOfYear(
  tx: Transaction,
  year: number,
): Promise<(Occurrence & { readonly body: string })[]> {
  return tx
    .selectFrom('control_occurrence')
    .select(['body', 'control', 'key', 'due_on as dueOn', 'month', 'label', 'origin', 'reason'])
    .select(['dropped_on as droppedOn', 'dropped_reason as droppedReason'])
    .where('year', '=', year)
    .orderBy('due_on')
    .orderBy('body')
    .orderBy('control')
    .execute();
}
