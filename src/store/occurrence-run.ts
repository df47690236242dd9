/** Runs that a person has put in the result of an occurrence, and the occurrences that can take one, in the database. */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';
import type { OccurrenceKey } from './occurrence-result.ts';

export type OccurrenceRun = {
  /** Id and title of the control that was run. */
  readonly definition: string;
  readonly title: string;
  readonly number: number;
  readonly cutOff: string;
  readonly part: number | null;
  readonly whole: number | null;
  readonly sha256: string;
  readonly signedBy: string;
  readonly signedAt: Date;
};

/** The runs of an occurrence, the latest first. */
export async function listOccurrenceRuns(tx: Transaction, key: OccurrenceKey): Promise<OccurrenceRun[]> {
  const { rows } = await sql<OccurrenceRun>`
    select r.definition, d.definition->>'title' as title, r.number, r.cut_off as "cutOff", r.sha256,
      (r.summary->'ratios'->0->>'part')::int as part, (r.summary->'ratios'->0->>'whole')::int as whole,
      a.signed_by as "signedBy", a.signed_at as "signedAt"
    from uppsikt.control_assessment a
    join uppsikt.control_run r on r.tenant_id = a.tenant_id and r.id = a.run
    join uppsikt.control_definition d on d.tenant_id = r.tenant_id and d.id = r.definition and d.version = r.version
    where a.body = ${key.body} and a.year = ${key.year} and a.control = ${key.control}
      and a.occurrence = ${key.occurrence}
    order by a.signed_at desc`.execute(tx);
  return rows;
}

export type OpenPlace = OccurrenceKey & {
  readonly title: string;
  readonly dueOn: string;
  readonly label: string | null;
};

/** Occurrences between two days whose result can still be written: not dropped, not marked as done, not signed. */
export async function listOpenPlaces(
  tx: Transaction,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<OpenPlace[]> {
  const { rows } = await sql<OpenPlace>`
    select o.body, o.year, o.control, o.key as occurrence, c.title, o.due_on as "dueOn", o.label
    from uppsikt.control_occurrence o
    join uppsikt.control c on c.tenant_id = o.tenant_id and c.body = o.body and c.year = o.year and c.key = o.control
    left join uppsikt.occurrence_result r on r.tenant_id = o.tenant_id and r.body = o.body and r.year = o.year
      and r.control = o.control and r.occurrence = o.key
    where o.due_on between ${from}::date and ${until}::date and o.dropped_on is null
      and coalesce(r.state, 'draft') in ('draft', 'returned')
    order by o.due_on, o.body, c.position`.execute(tx);
  return rows;
}

/** A run of the body's year as an auditor gets it: what it was, what it came to and what it named that is not cleared. */
export async function listRunsOfBodyYear(
  tx: Transaction,
  { body, year }: { readonly body: string; readonly year: number },
): Promise<object[]> {
  const { rows } = await sql<{ run: object }>`
    select json_build_object('assessment', to_jsonb(a), 'run', to_jsonb(r), 'definition', d.definition,
      'findings', coalesce((select jsonb_agg(to_jsonb(f) order by f.ordinal) from uppsikt.control_finding f
        where f.tenant_id = r.tenant_id and f.run = r.id), '[]'::jsonb),
      'handled', coalesce((select jsonb_agg(to_jsonb(h) order by h.ordinal) from uppsikt.control_handling h
        where h.tenant_id = r.tenant_id and h.run = r.id), '[]'::jsonb)) as run
    from uppsikt.control_assessment a
    join uppsikt.control_run r on r.tenant_id = a.tenant_id and r.id = a.run
    join uppsikt.control_definition d on d.tenant_id = r.tenant_id and d.id = r.definition and d.version = r.version
    where a.body = ${body} and a.year = ${year}
    order by a.signed_at, r.definition, r.number`.execute(tx);
  return rows.map(({ run }) => run);
}
