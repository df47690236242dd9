/** The audit trail: every change is recorded in its own transaction, and the chain can be recomputed. */
import { canonicalJson } from '../domain/canonical-json.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { recordEvent, verifyAudit } from '../store/audit.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listRowFaults, type RowFault } from '../store/row-seal.ts';
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

/** What is wrong with a row, where it stands and which event recorded it last. */
function rowIssue({ table, key, fault, columns, recorded, writer }: RowFault): Issue {
  const path = key === '' ? `tabellen ${table}` : `${table} ${key}`;
  const last = recorded ? ` Senast loggad i händelse ${recorded.sequence} (${recorded.verb}, ${recorded.at}).` : '';
  const what: Record<RowFault['fault'], string> = {
    changed: `Raden har ändrats utanför Uppsikt: ${(columns ?? []).length > 0 ? `${(columns ?? []).join(', ')} skiljer sig från det som loggades.` : 'innehållet skiljer sig från det som loggades.'}`,
    added: 'Raden har lagts till utanför Uppsikt: ingen händelse känner den.',
    removed: 'Raden har tagits bort utanför Uppsikt: den finns i loggen men inte i tabellen.',
    'by-hand': `Raden har ändrats för hand i databasen av rollen ${(writer ?? '').replace('database:', '')}.`,
    seal: 'Radens sigill är inte det som skrevs sist: det har bytts ut eller tagits bort.',
    unguarded: 'Tabellens vakter är avslagna: ändringar i den loggas inte. Slå på dem och granska tabellen.',
  };
  return { path, message: what[fault] + last };
}

/**
 * Recomputes the whole chain from its first event, and compares every row with what was recorded of it last. Names the
 * first event that does not hold, and the rows (at most 100) that have been changed past the system. `head` is the last
 * hash: kept elsewhere, it shows a chain that is written anew from the beginning.
 */
export async function verifyAuditChain(app: App, session: Session): Promise<Result<{ events: number; head: string }>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const verified = await verifyAudit(tx);
    const broken = verified.ok ? [] : [{ path: `händelse ${verified.sequence}`, message: verified.reason }];
    const issues = [...broken, ...(await listRowFaults(tx)).map(rowIssue)];
    return verified.ok && issues.length === 0
      ? succeed({ events: verified.events, head: verified.head })
      : refuse(...issues);
  });
}
