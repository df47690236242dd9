/** Every sample of a body's year as an auditor reads it: what was drawn from what, by which seed, and what it showed. */
import { sql } from 'kysely';
import type { SampleCount } from '../domain/sample.ts';
import type { Transaction } from './database.ts';

export type AuditedSample = Pick<SampleCount, 'size' | 'ok' | 'deviation' | 'unchecked'> & {
  readonly control: string;
  readonly occurrence: string;
  /** From 1; the last of an occurrence is the one that counts. */
  readonly number: number;
  readonly seed: string;
  readonly population: number;
  readonly populationSha256: string;
  readonly source: string;
  /** Why it was drawn anew. */
  readonly reason: string | null;
  readonly drawnAt: Date;
  readonly drawnBy: string | null;
};

/** By control, day and number. */
export async function listAuditedSamples(
  tx: Transaction,
  { body, year }: { readonly body: string; readonly year: number },
): Promise<AuditedSample[]> {
  const { rows } = await sql<AuditedSample>`
    select s.control, s.occurrence, s.number, s.seed, s.population, s.population_sha256 as "populationSha256", s.source, s.size,
      s.reason, s.drawn_at as "drawnAt", s.drawn_by as "drawnBy", coalesce(n.ok, 0) as ok,
      coalesce(n.deviation, 0) as deviation, coalesce(n.unchecked, 0) as unchecked
    from uppsikt.occurrence_sample s
    join uppsikt.control c on c.tenant_id = s.tenant_id and c.body = s.body and c.year = s.year and c.key = s.control
    join uppsikt.control_occurrence o on o.tenant_id = s.tenant_id and o.body = s.body and o.year = s.year
      and o.control = s.control and o.key = s.occurrence
    left join lateral (
      select count(*) filter (where w.outcome = 'ok')::int as ok,
        count(*) filter (where w.outcome = 'deviation')::int as deviation,
        count(*) filter (where w.outcome = 'unchecked')::int as unchecked
      from uppsikt.occurrence_sample_row w
      where w.tenant_id = s.tenant_id and w.body = s.body and w.year = s.year and w.control = s.control
        and w.occurrence = s.occurrence and w.number = s.number
    ) n on true
    where s.body = ${body} and s.year = ${year}
    order by c.position, s.control, o.due_on, s.number`.execute(tx);
  return rows;
}
