/** Control plans in the database: one for each body and year, a draft until it is decided, with its risks and controls. */
import { sql } from 'kysely';
import type { Action } from '../domain/action.ts';
import type { ControlPlan } from '../domain/control-plan.ts';
import type { Narrative } from '../domain/narrative.ts';
import type { ControlTerms } from '../domain/occurrence.ts';
import type { Period } from '../domain/period.ts';
import type { Control, Risk } from '../domain/risk.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';

export type ControlPlanKey = Pick<ControlPlan, 'body' | 'year'>;

export async function findControlPlan(tx: Transaction, key: ControlPlanKey): Promise<ControlPlan | null> {
  const plan = await tx
    .selectFrom('control_plan')
    .select(['body', 'year', 'state', 'decided_on as decidedOn', 'paragraph', 'registry_number as registryNumber'])
    .select('revision_reason as revisionReason')
    .where('body', '=', key.body)
    .where('year', '=', key.year)
    .executeTakeFirst();
  return plan ?? null;
}

/** Makes the plan, as a draft, where there is none. The body must stand there. */
export async function openControlPlan(tx: Transaction, { body, year }: ControlPlanKey): Promise<void> {
  await tx
    .insertInto('control_plan')
    .values({ body, year })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'body', 'year']).doNothing())
    .execute();
}

/** Decides a plan: its risks and controls change no more. Throws `FrozenError` where it is decided already. */
export async function saveControlPlanDecision(
  tx: Transaction,
  key: ControlPlanKey,
  decision: { readonly decidedOn: string } & Pick<ControlPlan, 'paragraph' | 'registryNumber'>,
): Promise<void> {
  await refusingFrozen(() =>
    tx
      .updateTable('control_plan')
      .set({
        state: 'decided',
        decided_on: decision.decidedOn,
        paragraph: decision.paragraph,
        registry_number: decision.registryNumber,
        revision_reason: null,
        updated_at: sql<Date>`now()`,
      })
      .where('body', '=', key.body)
      .where('year', '=', key.year)
      .execute(),
  );
}

/** Waits until nobody else changes the plan, and keeps others from it until the transaction ends. */
export async function lockControlPlan(tx: Transaction, { body, year }: ControlPlanKey): Promise<void> {
  await tx
    .selectFrom('control_plan')
    .select('state')
    .where('body', '=', body)
    .where('year', '=', year)
    .forUpdate()
    .execute();
}

/** Removes those of the risks and controls that no report holds any more and no control has been done for, where the plan is a draft. */
export async function dropUnheld(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  { risks, controls }: { readonly risks: readonly string[]; readonly controls: readonly string[] },
): Promise<void> {
  if (risks.length + controls.length === 0) return;
  if ((await findControlPlan(tx, { body, year }))?.state !== 'draft') return;
  await sql`delete from uppsikt.control c where c.body = ${body} and c.year = ${year} and c.key = any(${controls}) and c.made = 'report'
    and not exists (select from uppsikt.control_result r
      where r.tenant_id = c.tenant_id and r.body = c.body and r.year = c.year and r.control = c.key)
    and not exists (select from uppsikt.occurrence_result r
      where r.tenant_id = c.tenant_id and r.body = c.body and r.year = c.year and r.control = c.key)`.execute(tx);
  const unheld = sql`not exists (select from uppsikt.report_risk h
    where h.tenant_id = k.tenant_id and h.body = k.body and h.year = k.year and h.risk = k.key)
    and not exists (select from uppsikt.control d join uppsikt.occurrence_result r
      on r.tenant_id = d.tenant_id and r.body = d.body and r.year = d.year and r.control = d.key
      where d.tenant_id = k.tenant_id and d.body = k.body and d.year = k.year and d.risk = k.key)`;
  // A control that another report holds goes to the risk that it stands under there.
  await sql`update uppsikt.control c set risk = r.risk from uppsikt.risk k, uppsikt.control_result r
    where k.body = ${body} and k.year = ${year} and k.key = any(${risks}) and ${unheld}
      and c.tenant_id = k.tenant_id and c.body = k.body and c.year = k.year and c.risk = k.key
      and r.tenant_id = c.tenant_id and r.body = c.body and r.year = c.year and r.control = c.key`.execute(tx);
  await sql`delete from uppsikt.risk k
    where k.body = ${body} and k.year = ${year} and k.key = any(${risks}) and ${unheld} and k.made = 'report'
      and not exists (select from uppsikt.control c
        where c.tenant_id = k.tenant_id and c.body = k.body and c.year = k.year and c.risk = k.key)`.execute(tx);
}

export type PlanAction = Action & { readonly revision: number };
/** What one report says of a control. `decided`: the report or its period is, and it changes no more. `open`: it is that, or published internally. */
export type PlanResult = {
  readonly period: Period['kind'];
  readonly decided: boolean;
  readonly open: boolean;
  readonly assessment: string | null;
  readonly result: Narrative | null;
  readonly actions: readonly PlanAction[];
};
/** Results of the year's reports, the latest first. */
export type PlanControl = Omit<Control, 'result'> & ControlTerms & { readonly results: readonly PlanResult[] };
export type PlanRisk = Omit<Risk, 'controls' | 'comment'> & {
  /** Title of the process area; the risk's own word where no node has that key. */
  readonly areaTitle: string | null;
  readonly controls: readonly PlanControl[];
  readonly comments: readonly {
    readonly period: Period['kind'];
    readonly open: boolean;
    readonly comment: Narrative;
  }[];
};

const newestFirst = (period: string) => sql.raw(`array_position(array['year','interim2','interim1'], ${period})`);

/** The plan's risks in its order, with their controls and what the year's reports say of them. */
export async function loadPlanRisks(tx: Transaction, { body, year }: ControlPlanKey): Promise<PlanRisk[]> {
  const { rows } = await sql<PlanRisk>`
    with actions as (
      select a.control, a.period, json_agg(json_build_object('key', a.key, 'text', a.text, 'owner', a.owner, 'dueOn', a.due_on,
        'status', a.status, 'closedOn', a.closed_on, 'revision', a.revision) order by a.ordinal) as actions
      from uppsikt.control_action a
      where a.body = ${body} and a.year = ${year}
      group by a.control, a.period
    ), results as (
      select r.control, json_agg(json_build_object('period', r.period, 'assessment', r.assessment, 'result', r.result,
        'decided', o.state in ('decided', 'published') or p.state = 'decided',
        'open', o.state in ('decided', 'published') or p.state = 'decided' or o.published_at is not null,
        'actions', coalesce(a.actions, '[]')) order by ${newestFirst('r.period')}) as results
      from uppsikt.control_result r
      join uppsikt.report o on o.tenant_id = r.tenant_id and o.body = r.body and o.year = r.year and o.period = r.period
      join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
      left join actions a on a.control = r.control and a.period = r.period
      where r.body = ${body} and r.year = ${year}
      group by r.control
    ), controls as (
      select c.risk, json_agg(json_build_object('key', c.key, 'title', c.title, 'frequency', c.frequency, 'method', c.method,
        'responsible', c.responsible, 'responsibleAccount', c.responsible_account, 'startsOn', c.starts_on, 'endsOn', c.ends_on,
        'recurrence', c.recurrence, 'fourEyes', c.four_eyes, 'sampleSize', c.sample_size, 'centralKey', c.central_key,
        'results', coalesce(r.results, '[]')) order by c.position, c.key) as controls
      from uppsikt.control c
      left join results r on r.control = c.key
      where c.body = ${body} and c.year = ${year}
      group by c.risk
    ), comments as (
      select h.risk, json_agg(json_build_object('period', h.period, 'comment', h.comment,
        'open', o.state in ('decided', 'published') or p.state = 'decided' or o.published_at is not null)
        order by ${newestFirst('h.period')}) as comments
      from uppsikt.report_risk h
      join uppsikt.report o on o.tenant_id = h.tenant_id and o.body = h.body and o.year = h.year and o.period = h.period
      join uppsikt.period p on p.tenant_id = h.tenant_id and p.year = h.year and p.kind = h.period
      where h.body = ${body} and h.year = ${year} and h.comment is not null
      group by h.risk
    )
    select k.key, k.process_area as "processArea", coalesce(n.title, k.process_area) as "areaTitle", k.area, k.text, k.event,
      k.cause, k.consequence, k.origin, k.origin_text as "originText", coalesce(c.controls, '[]') as controls,
      coalesce(m.comments, '[]') as comments
    from uppsikt.risk k
    left join uppsikt.node n on n.tenant_id = k.tenant_id and n.year = k.year and n.key = k.process_area
    left join controls c on c.risk = k.key
    left join comments m on m.risk = k.key
    where k.body = ${body} and k.year = ${year} and k.chosen is true
    order by k.position, k.key`.execute(tx);
  return rows;
}
