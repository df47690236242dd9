/** Internal control in the database: a report's risks, the controls under them and their results. */
import { sql } from 'kysely';
import type { Risk } from '../domain/risk.ts';
import type { Transaction } from './database.ts';
import { deleteRows, type Placed, type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** A report's risks with their controls, in its order. */
export async function loadRisks(tx: Transaction, key: ReportKey): Promise<Risk[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<Risk>`
    with controls as (
      select c.risk, json_agg(json_build_object('key', c.key, 'title', c.title, 'frequency', c.frequency, 'method', c.method,
        'result', json_build_object('assessment', r.assessment, 'result', r.result, 'action', r.action)) order by c.ordinal) as controls
      from uppsikt.control c
      left join uppsikt.control_result r on r.tenant_id = c.tenant_id and r.body = c.body and r.year = c.year
        and r.period = c.period and r.control = c.key
      where c.body = ${body} and c.year = ${year} and c.period = ${period}
      group by c.risk
    )
    select k.key, k.process_area as "processArea", k.area, k.text, k.event, k.cause, k.consequence, k.origin,
      k.origin_text as "originText", k.position, coalesce(c.controls, '[]') as controls, k.comment
    from uppsikt.risk k
    left join controls c on c.risk = k.key
    where k.body = ${body} and k.year = ${year} and k.period = ${period}
    order by k.ordinal`.execute(tx);
  return rows;
}

const riskShape = {
  table: 'risk',
  key: { ...reportKeyColumns, key: 'text' },
  columns: {
    ordinal: 'integer',
    process_area: 'text',
    area: 'text',
    text: 'text',
    event: 'text',
    cause: 'text',
    consequence: 'text',
    origin: 'text',
    origin_text: 'text',
    position: 'integer',
    comment: 'jsonb',
  },
} as const;

const controlShape = {
  table: 'control',
  key: { ...reportKeyColumns, key: 'text' },
  columns: { risk: 'text', ordinal: 'integer', title: 'text', frequency: 'text', method: 'jsonb' },
} as const;

const resultShape = {
  table: 'control_result',
  key: { ...reportKeyColumns, control: 'text' },
  columns: { assessment: 'text', result: 'jsonb', action: 'jsonb' },
} as const;

/** Inserts or updates risks and their controls by key; a control that a risk no longer has is removed. */
export async function saveRisks(tx: Transaction, key: ReportKey, risks: readonly Placed<Risk>[]): Promise<void> {
  if (risks.length === 0) return;
  const report = reportColumns(key);
  const riskRows = risks.map(({ item: { controls: _, processArea, originText, ...risk }, ordinal }) => ({
    ...report,
    ...risk,
    ordinal,
    process_area: processArea,
    origin_text: originText,
  }));
  await upsertRows(tx, riskShape, riskRows);
  const controls = risks.flatMap(({ item: risk }) =>
    risk.controls.map((control, ordinal) => ({ control, ordinal, risk: risk.key })),
  );
  await sql`delete from uppsikt.control where body = ${report.body} and year = ${report.year} and period = ${report.period}
    and risk = any(${risks.map(({ item }) => item.key)}) and not key = any(${controls.map(({ control }) => control.key)})`.execute(
    tx,
  );
  const controlRows = controls.map(({ control: { result: _, ...control }, ...place }) => ({
    ...report,
    ...control,
    ...place,
  }));
  await upsertRows(tx, controlShape, controlRows);
  const resultRows = controls.map(({ control }) => ({ ...report, control: control.key, ...control.result }));
  await upsertRows(tx, resultShape, resultRows);
}

export function deleteRisks(tx: Transaction, key: ReportKey, keys: readonly string[]): Promise<void> {
  return deleteRows(tx, 'risk', key, 'key', keys);
}
