/** What has been reported for indicators, as the audit trail in the database keeps it. */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

export type ValueEvent = {
  readonly sequence: number;
  readonly subject: string;
  readonly at: Date;
  /** The person's name; null where it was no person, or the account is gone. */
  readonly by: string | null;
  /** JSON, null where nothing stood there. */
  readonly before: string | null;
  readonly after: string | null;
};

/** The changes of the values that the subjects name, the latest first. Those whose text has been erased are left out. */
export async function listValueEvents(tx: Transaction, subjects: readonly string[]): Promise<ValueEvent[]> {
  const { rows } = await sql<ValueEvent>`
    select e.sequence, e.subject, e.at, a.name as by, t.before, t.after
    from uppsikt.audit_event e
    join uppsikt.audit_text t on t.tenant_id = e.tenant_id and t.sequence = e.sequence
    left join uppsikt.account a on a.tenant_id = e.tenant_id and e.actor = 'account:' || a.id
    where e.verb = 'indicator.edit' and e.subject = any(${subjects}) and t.after is not null
    order by e.sequence desc`.execute(tx);
  return rows;
}
