/** Internal control in the database: which of its plan's risks a report holds, their controls, what each showed, and the actions. */
import { sql } from 'kysely';
import type { Control, Risk } from '../domain/risk.ts';
import { type ControlPlanKey, dropUnheld, openControlPlan } from './control-plan.ts';
import type { Transaction } from './database.ts';
import { deleteRows, type Placed, type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** A report's risks with their controls, in its order. */
export async function loadRisks(tx: Transaction, key: ReportKey): Promise<Risk[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<Risk>`
    with actions as (
      select a.control, json_agg(json_build_object('key', a.key, 'text', a.text, 'owner', a.owner, 'dueOn', a.due_on,
        'status', a.status, 'closedOn', a.closed_on) order by a.ordinal) as actions
      from uppsikt.control_action a
      where a.body = ${body} and a.year = ${year} and a.period = ${period}
      group by a.control
    ), controls as (
      select r.risk, json_agg(json_build_object('key', c.key, 'title', c.title, 'frequency', c.frequency, 'method', c.method,
        'result', json_build_object('assessment', r.assessment, 'result', r.result, 'actions', coalesce(a.actions, '[]')))
        order by r.ordinal) as controls
      from uppsikt.control_result r
      join uppsikt.control c on c.tenant_id = r.tenant_id and c.body = r.body and c.year = r.year and c.key = r.control
      left join actions a on a.control = r.control
      where r.body = ${body} and r.year = ${year} and r.period = ${period}
      group by r.risk
    )
    select k.key, k.process_area as "processArea", k.area, k.text, k.event, k.cause, k.consequence, k.origin,
      k.origin_text as "originText", coalesce(c.controls, '[]') as controls, h.comment
    from uppsikt.report_risk h
    join uppsikt.risk k on k.tenant_id = h.tenant_id and k.body = h.body and k.year = h.year and k.key = h.risk
    left join controls c on c.risk = h.risk
    where h.body = ${body} and h.year = ${year} and h.period = ${period}
    order by h.ordinal`.execute(tx);
  return rows;
}

const planKey = { body: 'text', year: 'integer', key: 'text' } as const;

const riskShape = {
  table: 'risk',
  key: planKey,
  columns: {
    process_area: 'text',
    area: 'text',
    text: 'text',
    event: 'text',
    cause: 'text',
    consequence: 'text',
    origin: 'text',
    origin_text: 'text',
  },
  once: { position: 'integer', updated_by: 'text' },
} as const;

const controlShape = {
  table: 'control',
  key: planKey,
  columns: { risk: 'text', title: 'text', frequency: 'text', method: 'jsonb' },
  once: { position: 'integer', updated_by: 'text' },
} as const;

const heldRiskShape = {
  table: 'report_risk',
  key: { ...reportKeyColumns, risk: 'text' },
  columns: { ordinal: 'integer', comment: 'jsonb' },
} as const;

const resultShape = {
  table: 'control_result',
  key: { ...reportKeyColumns, control: 'text' },
  columns: { risk: 'text', ordinal: 'integer', assessment: 'text', result: 'jsonb' },
} as const;

const actionShape = {
  table: 'control_action',
  key: { ...reportKeyColumns, control: 'text', key: 'text' },
  columns: { ordinal: 'integer', text: 'jsonb', owner: 'text', due_on: 'date', status: 'text', closed_on: 'date' },
  once: { updated_by: 'text' },
} as const;
const asEdited = ', revision = held.revision + 1, updated_at = now(), updated_by = excluded.updated_by';

/** What the body worded in the same way the year before is what it was then; a decided plan stays as it is. */
async function linkToYearBefore(tx: Transaction, plan: ControlPlanKey, table: 'risk' | 'control'): Promise<void> {
  const name = sql.raw(`uppsikt.${table}`);
  await sql`update ${name} k set predecessor_year = k.year - 1, predecessor = k.key
    from ${name} b, uppsikt.control_plan p
    where k.body = ${plan.body} and k.year = ${plan.year} and k.predecessor is null
      and b.tenant_id = k.tenant_id and b.body = k.body and b.year = k.year - 1 and b.key = k.key
      and p.tenant_id = k.tenant_id and p.body = k.body and p.year = k.year and p.state <> 'decided'`.execute(tx);
}

type Worded = Pick<Risk, 'key' | 'event' | 'cause' | 'consequence'>;

/** A person's parting of a risk into event, cause and consequence stays where a report does not part it. */
async function withAdopted<T extends Worded>(tx: Transaction, plan: ControlPlanKey, rows: readonly T[]): Promise<T[]> {
  const adopted = await tx
    .selectFrom('risk')
    .select(['key', 'event', 'cause', 'consequence'])
    .where('body', '=', plan.body)
    .where('year', '=', plan.year)
    .where('made', '<>', 'report')
    .execute();
  return rows.map((row) => {
    const held = adopted.find(({ key }) => key === row.key);
    if (!held) return row;
    const { event, cause, consequence } = row;
    return {
      ...row,
      event: event ?? held.event,
      cause: cause ?? held.cause,
      consequence: consequence ?? held.consequence,
    };
  });
}

type PlacedControl = Placed<Control> & { readonly risk: string };

/**
 * Says which risks and controls a report holds, and what it says of them. The plan of the body and year is made where it
 * is missing, and holds them; its wording is shared by the reports of the year. `by` stands as the writer of the actions.
 */
export async function saveRisks(
  tx: Transaction,
  key: ReportKey,
  risks: readonly Placed<Risk>[],
  by: string | null,
): Promise<void> {
  if (risks.length === 0) return;
  const report = reportColumns(key);
  const plan = { body: report.body, year: report.year };
  await openControlPlan(tx, plan);
  const riskRows = risks.map(({ item: { controls: _, comment: __, processArea, originText, ...risk }, ordinal }) => ({
    ...plan,
    ...risk,
    process_area: processArea,
    origin_text: originText,
    position: ordinal,
    updated_by: by,
  }));
  await upsertRows(tx, riskShape, await withAdopted(tx, plan, riskRows), asEdited);
  await linkToYearBefore(tx, plan, 'risk');
  const heldRows = risks.map(({ item, ordinal }) => ({ ...report, risk: item.key, ordinal, comment: item.comment }));
  await upsertRows(tx, heldRiskShape, heldRows);
  const controls = risks.flatMap(({ item: risk }) =>
    risk.controls.map((item, ordinal) => ({ item, ordinal, risk: risk.key })),
  );
  const controlRows = controls.map(({ item: { result: _, ...control }, ordinal, risk }) => ({
    ...plan,
    ...control,
    risk,
    position: ordinal,
    updated_by: by,
  }));
  await upsertRows(tx, controlShape, controlRows, asEdited);
  await linkToYearBefore(tx, plan, 'control');
  const kept = controls.map(({ item }) => item.key);
  const inRisks = sql`risk = any(${risks.map(({ item }) => item.key)})`;
  const { rows: gone } = await sql<{ control: string }>`delete from uppsikt.control_result
    where body = ${report.body} and year = ${report.year} and period = ${report.period} and ${inRisks}
      and not control = any(${kept}) returning control`.execute(tx);
  await saveResults(tx, key, controls, by);
  const dropped = gone.map(({ control }) => control);
  await dropUnheld(tx, plan, { risks: [], controls: dropped });
}

/** Results with their actions; an action that a result no longer has is removed. */
async function saveResults(
  tx: Transaction,
  key: ReportKey,
  controls: readonly PlacedControl[],
  by: string | null,
): Promise<void> {
  const report = reportColumns(key);
  const resultRows = controls.map(({ item, ordinal, risk }) => {
    const { assessment, result } = item.result;
    return { ...report, control: item.key, risk, ordinal, assessment, result };
  });
  await upsertRows(tx, resultShape, resultRows);
  const actionRows = controls.flatMap(({ item: { key: control, result } }) =>
    result.actions.map(({ dueOn, closedOn, ...action }, ordinal) => ({
      ...report,
      ...action,
      control,
      ordinal,
      due_on: dueOn,
      closed_on: closedOn,
      updated_by: by,
    })),
  );
  const kept = actionRows.map((action) => ({ control: action.control, key: action.key }));
  await sql`delete from uppsikt.control_action a
    where a.body = ${report.body} and a.year = ${report.year} and a.period = ${report.period}
      and a.control = any(${controls.map(({ item }) => item.key)})
      and not exists (select from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k(control text, key text)
        where k.control = a.control and k.key = a.key)`.execute(tx);
  await upsertRows(tx, actionShape, actionRows, asEdited);
}

/** Takes risks out of a report, with what it says of their controls; a draft of a plan lets go what no report holds any more. */
export async function deleteRisks(tx: Transaction, key: ReportKey, risks: readonly string[]): Promise<void> {
  if (risks.length === 0) return;
  const { body, year, period } = reportColumns(key);
  const { rows: gone } = await sql<{ control: string }>`select control from uppsikt.control_result
    where body = ${body} and year = ${year} and period = ${period} and risk = any(${risks})`.execute(tx);
  await deleteRows(tx, 'report_risk', key, 'risk', risks);
  await dropUnheld(tx, { body, year }, { risks, controls: gone.map(({ control }) => control) });
}
