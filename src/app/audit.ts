/** The audit trail: every change is recorded in its own transaction, and the chain can be recomputed. */
import { canonicalJson } from '../domain/canonical-json.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { recordEvent, verifyAudit } from '../store/audit.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';

/** What happened to what: "entry.edit" of "entry:KS/2025-year/goal/x". `before` and `after` null where there was or is nothing. */
export type AuditedChange = {
  readonly verb: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** Writes the event at the end of the municipality's chain; the change fails where this fails. The actor is an id, never a name: what stands in the chain cannot be erased. */
export async function record(tx: Transaction, session: Session, change: AuditedChange): Promise<void> {
  await recordEvent(tx, {
    actor: session.account ? `account:${session.account.id}` : session.how,
    channel: session.how,
    verb: change.verb,
    subject: change.subject,
    before: change.before === null ? null : canonicalJson(change.before),
    after: change.after === null ? null : canonicalJson(change.after),
  });
}

/** Recomputes the whole chain from its first event; the first row that does not hold is named. `head` is the last hash: kept elsewhere, it shows a chain that is written anew from the beginning. */
export async function verifyAuditChain(app: App, session: Session): Promise<Result<{ events: number; head: string }>> {
  const verified = await inTenant(app.db, session.tenant.id, verifyAudit);
  if (verified.ok) return succeed({ events: verified.events, head: verified.head });
  return refuse({ path: `händelse ${verified.sequence}`, message: verified.reason });
}
