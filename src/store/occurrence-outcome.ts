/** What was found at the occurrences of a year, in brief: the assessment, and whether anything more is asked for. */
import { sql } from 'kysely';
import type { OccurrenceOutcome } from '../domain/occurrence-status.ts';
import type { Transaction } from './database.ts';

export type BodyOutcome = OccurrenceOutcome & { readonly body: string };

/** By day; of one body, or of all where `body` is null. Done is signed, or where no second pair of eyes is asked for, done. */
export async function listOutcomes(
  tx: Transaction,
  { body, year }: { readonly body: string | null; readonly year: number },
): Promise<BodyOutcome[]> {
  const { rows } = await sql<BodyOutcome>`
    select r.body, r.control, r.occurrence as key, r.assessment,
      r.state = 'signed' or (r.state = 'done' and not c.four_eyes) as done
    from uppsikt.occurrence_result r
    join uppsikt.control_occurrence o on o.tenant_id = r.tenant_id and o.body = r.body and o.year = r.year
      and o.control = r.control and o.key = r.occurrence
    join uppsikt.control c on c.tenant_id = r.tenant_id and c.body = r.body and c.year = r.year and c.key = r.control
    where r.year = ${year} and (${body}::text is null or r.body = ${body})
    order by o.due_on, r.body, r.control`.execute(tx);
  return rows;
}

/** The assessment of a control's latest occurrence that is done; null where there is none. */
export function latestOutcome(
  outcomes: readonly BodyOutcome[],
  of: { readonly body: string; readonly control: string },
): string | null {
  const own = outcomes.filter(({ body, control, done }) => done && body === of.body && control === of.control);
  return own.findLast(({ assessment }) => assessment !== null)?.assessment ?? null;
}
