/** What a report says of a control, and the occurrences that it was taken from. */
import { sql } from 'kysely';
import type { HeldRisk } from '../domain/control-part.ts';
import type { Narrative } from '../domain/narrative.ts';
import type { OccurrenceResult, ResultState } from '../domain/occurrence-result.ts';
import type { ResultKey } from './control-action.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type ReportedControl = {
  readonly title: string;
  readonly risk: string;
  readonly riskKey: string;
  /** The risk's heading in documents, "Risk – Brand"; '' where it has none. */
  readonly area: string;
  readonly fourEyes: boolean;
  /** False where the report does not hold the control yet. */
  readonly held: boolean;
  readonly assessment: string | null;
  readonly result: Narrative | null;
};

/** A control of the plan with what the report says of it; null where the plan has none such. */
export async function findReportedControl(tx: Transaction, key: ResultKey): Promise<ReportedControl | null> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<ReportedControl>`
    select c.title, k.text as risk, k.key as "riskKey", k.area, c.four_eyes as "fourEyes", r.control is not null as held, r.assessment, r.result
    from uppsikt.control c
    join uppsikt.risk k on k.tenant_id = c.tenant_id and k.body = c.body and k.year = c.year and k.key = c.risk
    left join uppsikt.control_result r on r.tenant_id = c.tenant_id and r.body = c.body and r.year = c.year
      and r.period = ${period} and r.control = c.key
    where c.body = ${body} and c.year = ${year} and c.key = ${key.control}`.execute(tx);
  return rows[0] ?? null;
}

export type OccurrenceOfControl = OccurrenceResult & {
  readonly occurrence: string;
  readonly dueOn: string;
  readonly label: string | null;
  readonly state: ResultState;
  readonly revision: number;
};

/** What came of the control's occurrences up to a day, in the order of their days. */
export async function listResultsUntil(tx: Transaction, key: ResultKey, until: string): Promise<OccurrenceOfControl[]> {
  const { rows } = await sql<OccurrenceOfControl>`
    select o.key as occurrence, o.due_on as "dueOn", o.label, r.assessment, r.result, r.comment, r.state, r.revision
    from uppsikt.control_occurrence o
    join uppsikt.occurrence_result r on r.tenant_id = o.tenant_id and r.body = o.body and r.year = o.year
      and r.control = o.control and r.occurrence = o.key
    where o.body = ${key.body} and o.year = ${key.period.year} and o.control = ${key.control} and o.due_on <= ${until}::date
    order by o.due_on, o.key`.execute(tx);
  return rows;
}

export type ResultOrigin = {
  readonly occurrence: string;
  readonly number: number;
  readonly dueOn: string;
  readonly label: string | null;
  readonly takenBy: string | null;
};

/** The occurrences that the report's result was taken from, each with the version that it had. */
export async function listOrigins(tx: Transaction, key: ResultKey): Promise<ResultOrigin[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<ResultOrigin>`
    select g.occurrence, g.number, o.due_on as "dueOn", o.label, g.taken_by as "takenBy"
    from uppsikt.control_result_origin g
    join uppsikt.control_occurrence o on o.tenant_id = g.tenant_id and o.body = g.body and o.year = g.year
      and o.control = g.control and o.key = g.occurrence
    where g.body = ${body} and g.year = ${year} and g.period = ${period} and g.control = ${key.control}
    order by o.due_on`.execute(tx);
  return rows;
}

/** Lets the report hold the control, under its risk, after what it holds already. */
async function hold(tx: Transaction, key: ResultKey): Promise<void> {
  const { body, year, period } = reportColumns(key);
  await sql`insert into uppsikt.report_risk (body, year, period, risk, ordinal)
    select c.body, c.year, ${period}, c.risk, (select coalesce(max(h.ordinal) + 1, 0) from uppsikt.report_risk h
      where h.body = c.body and h.year = c.year and h.period = ${period})
    from uppsikt.control c where c.body = ${body} and c.year = ${year} and c.key = ${key.control}
    on conflict do nothing`.execute(tx);
  await sql`insert into uppsikt.control_result (body, year, period, control, risk, ordinal)
    select c.body, c.year, ${period}, c.key, c.risk, (select coalesce(max(r.ordinal) + 1, 0) from uppsikt.control_result r
      where r.body = c.body and r.year = c.year and r.period = ${period} and r.risk = c.risk)
    from uppsikt.control c where c.body = ${body} and c.year = ${year} and c.key = ${key.control}
    on conflict do nothing`.execute(tx);
}

/** The risks and controls of the body's plan that the report did not hold, in the plan's order. */
export async function holdPlan(tx: Transaction, key: ReportKey): Promise<HeldRisk[]> {
  const { body, year, period } = reportColumns(key);
  const risks = await sql<{ risk: string }>`
    insert into uppsikt.report_risk (body, year, period, risk, ordinal)
    select k.body, k.year, ${period}, k.key, row_number() over (order by k.position, k.key) - 1
      + (select coalesce(max(h.ordinal) + 1, 0) from uppsikt.report_risk h
        where h.body = ${body} and h.year = ${year} and h.period = ${period})
    from uppsikt.risk k
    where k.body = ${body} and k.year = ${year} and k.chosen is true and not exists (select from uppsikt.report_risk h
      where h.tenant_id = k.tenant_id and h.body = k.body and h.year = k.year and h.period = ${period} and h.risk = k.key)
    returning risk`.execute(tx);
  const controls = await sql<{ control: string }>`
    insert into uppsikt.control_result (body, year, period, control, risk, ordinal)
    select c.body, c.year, ${period}, c.key, c.risk, row_number() over (partition by c.risk order by c.position, c.key) - 1
      + (select coalesce(max(r.ordinal) + 1, 0) from uppsikt.control_result r
        where r.tenant_id = c.tenant_id and r.body = c.body and r.year = c.year and r.period = ${period} and r.risk = c.risk)
    from uppsikt.control c
    join uppsikt.report_risk h on h.tenant_id = c.tenant_id and h.body = c.body and h.year = c.year and h.period = ${period}
      and h.risk = c.risk
    where c.body = ${body} and c.year = ${year} and not exists (select from uppsikt.control_result r
      where r.tenant_id = c.tenant_id and r.body = c.body and r.year = c.year and r.period = ${period} and r.control = c.key)
    returning control`.execute(tx);
  const { rows } = await sql<HeldRisk>`
    select k.key, k.area, k.key = any(${risks.rows.map(({ risk }) => risk)}) as "isNew", coalesce((select json_agg(
        json_build_object('key', c.key, 'title', c.title) order by c.position, c.key) from uppsikt.control c
      where c.tenant_id = k.tenant_id and c.body = k.body and c.year = k.year and c.risk = k.key
        and c.key = any(${controls.rows.map(({ control }) => control)})), '[]') as controls
    from uppsikt.risk k where k.body = ${body} and k.year = ${year} order by k.position, k.key`.execute(tx);
  return rows.filter(({ isNew, controls: added }) => isNew || added.length > 0);
}

export type TakenFrom = { readonly occurrence: string; readonly number: number };

/** Writes what the report says of the control, and what it was taken from. Throws `FrozenError` where the report is decided. */
export function saveReportedControl(
  tx: Transaction,
  key: ResultKey,
  { assessment, result }: Pick<OccurrenceResult, 'assessment' | 'result'>,
  { from, by }: { readonly from: readonly TakenFrom[]; readonly by: string | null },
): Promise<void> {
  const { body, year, period } = reportColumns(key);
  return refusingFrozen(async () => {
    await hold(tx, key);
    await sql`update uppsikt.control_result set assessment = ${assessment}, result = ${result && JSON.stringify(result)}::jsonb
      where body = ${body} and year = ${year} and period = ${period} and control = ${key.control}`.execute(tx);
    await sql`delete from uppsikt.control_result_origin
      where body = ${body} and year = ${year} and period = ${period} and control = ${key.control}`.execute(tx);
    for (const { occurrence, number } of from)
      await tx
        .insertInto('control_result_origin')
        .values({ body, year, period, control: key.control, occurrence, number, taken_by: by })
        .execute();
  });
}
