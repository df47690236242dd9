/** The people around an entry in the database: who answers for it, and who last marked it as done. */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';
import type { ReportKey } from './rows.ts';

/** The open account that owns the node for the body; null where nobody does. */
export async function findOwner(tx: Transaction, key: ReportKey, node: string): Promise<string | null> {
  const row = await tx
    .selectFrom('node_owner')
    .innerJoin('account', (join) =>
      join.onRef('account.tenant_id', '=', 'node_owner.tenant_id').onRef('account.id', '=', 'node_owner.account'),
    )
    .select('account.id')
    .where('node_owner.year', '=', key.period.year)
    .where('node_owner.node', '=', node)
    .where('node_owner.body', '=', key.body)
    .where('account.disabled', '=', false)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The open account that last did something to a subject of the audit trail; null where none did. */
export async function findLastActor(tx: Transaction, verb: string, subject: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.id from uppsikt.audit_event e
    join uppsikt.account a on a.tenant_id = e.tenant_id and e.actor = 'account:' || a.id and not a.disabled
    where e.verb = ${verb} and e.subject = ${subject}
    order by e.sequence desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
