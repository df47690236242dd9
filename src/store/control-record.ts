/** How a report's controls were done, in the database: occurrences, samples and signatures in one reading. */
import { sql } from 'kysely';
import type { ControlRecord, RecordedRun } from '../domain/control-record.ts';
import type { ResultState } from '../domain/occurrence-result.ts';
import { swedishDay } from '../domain/swedish-day.ts';
import type { Transaction } from './database.ts';

type Row = Pick<
  ControlRecord,
  'control' | 'occurrence' | 'dueOn' | 'label' | 'droppedReason' | 'assessment' | 'fourEyes'
> & {
  readonly state: ResultState | null;
  readonly doneBy: string | null;
  readonly doneAt: Date | null;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
  readonly population: number | null;
  readonly size: number;
  readonly ok: number;
  readonly deviation: number;
  readonly runs: readonly RecordedRun[] | null;
};

const doneBy = (by: string | null, at: Date | null) => (at === null ? null : { by, on: swedishDay(at) });

/** The occurrences of the body's controls that year up to the day `until`, by control and day. */
export async function listControlRecords(
  tx: Transaction,
  { body, year }: { readonly body: string; readonly year: number },
  until: string,
): Promise<ControlRecord[]> {
  const { rows } = await sql<Row>`
    select o.control, o.key as occurrence, o.due_on as "dueOn", o.label, o.dropped_reason as "droppedReason", r.assessment,
      c.four_eyes as "fourEyes", r.state, r.done_by as "doneBy", r.done_at as "doneAt", r.signed_by as "signedBy",
      r.signed_at as "signedAt", s.population, coalesce(s.size, 0) as size, coalesce(n.ok, 0) as ok,
      coalesce(n.deviation, 0) as deviation, u.runs
    from uppsikt.control_occurrence o
    join uppsikt.control c on c.tenant_id = o.tenant_id and c.body = o.body and c.year = o.year and c.key = o.control
    left join uppsikt.occurrence_result r on r.tenant_id = o.tenant_id and r.body = o.body and r.year = o.year
      and r.control = o.control and r.occurrence = o.key
    left join lateral (
      select l.number, l.population, l.size from uppsikt.occurrence_sample l
      where l.tenant_id = o.tenant_id and l.body = o.body and l.year = o.year and l.control = o.control
        and l.occurrence = o.key
      order by l.number desc limit 1
    ) s on true
    left join lateral (
      select count(*) filter (where w.outcome = 'ok')::int as ok,
        count(*) filter (where w.outcome = 'deviation')::int as deviation
      from uppsikt.occurrence_sample_row w
      where w.tenant_id = o.tenant_id and w.body = o.body and w.year = o.year and w.control = o.control
        and w.occurrence = o.key and w.number = s.number
    ) n on true
    left join lateral (
      select json_agg(json_build_object('definition', q.definition, 'number', q.number, 'cutOff', q.cut_off,
        'part', (q.summary->'ratios'->0->>'part')::int, 'whole', (q.summary->'ratios'->0->>'whole')::int,
        'sha256', q.sha256) order by a.signed_at desc) as runs
      from uppsikt.control_assessment a
      join uppsikt.control_run q on q.tenant_id = a.tenant_id and q.id = a.run
      where a.tenant_id = o.tenant_id and a.body = o.body and a.year = o.year and a.control = o.control
        and a.occurrence = o.key
    ) u on true
    where o.body = ${body} and o.year = ${year} and o.due_on <= ${until}::date
    order by c.position, o.due_on, o.key`.execute(tx);
  return rows.map(({ state, population, size, ok, deviation, ...row }) => {
    const isDone = state === 'done' || state === 'signed';
    return {
      ...{
        control: row.control,
        occurrence: row.occurrence,
        dueOn: row.dueOn,
        label: row.label,
        droppedReason: row.droppedReason,
      },
      assessment: isDone ? row.assessment : null,
      done: isDone ? doneBy(row.doneBy, row.doneAt) : null,
      signed: state === 'signed' ? doneBy(row.signedBy, row.signedAt) : null,
      fourEyes: row.fourEyes,
      runs: isDone ? (row.runs ?? []) : [],
      sample: isDone && population !== null ? { population, size, ok, deviation } : null,
    };
  });
}
