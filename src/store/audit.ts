/**
 * The audit trail: one chain of SHA-256 hashes for each municipality. The database's function `uppsikt.record` writes
 * an event in the transaction of its change; `verifyAudit` reads the chain and recomputes every hash here, on its own.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Transaction } from './database.ts';
import { firstBrokenBinding } from './row-seal.ts';
import type { Channel } from './tables.ts';

export type AuditEvent = {
  /** Who: an account, or the part of the system that acted. */
  readonly actor: string;
  readonly channel: Channel;
  /** What was done to what: "entry.edit" of "entry:KS/2025-year/goal/x". */
  readonly verb: string;
  readonly subject: string;
  /** Canonical JSON; null where there was or is nothing. Hashed into the chain with a salt, kept beside it, erasable. */
  readonly before: string | null;
  readonly after: string | null;
};

/** Writes the event at the end of the municipality's chain and returns its number. The change fails where this fails. */
export async function recordEvent(tx: Transaction, event: AuditEvent): Promise<number> {
  const { rows } = await sql<{
    sequence: number;
  }>`select uppsikt.record(${event.actor}, ${event.channel}, ${event.verb},
    ${event.subject}, ${event.before}, ${event.after}) as sequence`.execute(tx);
  return rows[0]?.sequence ?? 0;
}

/** Erases an event's texts and records that; the chain still holds. False where there was no text. */
export async function eraseAuditText(
  tx: Transaction,
  sequence: number,
  by: { readonly actor: string; readonly channel: Channel },
): Promise<boolean> {
  const { rows } = await sql<{ erased: boolean }>`
    select uppsikt.erase_audit_text(${sequence}, ${by.actor}, ${by.channel}) as erased`.execute(tx);
  return rows[0]?.erased ?? false;
}

/** An event as the chain holds it, hashes in hexadecimal, with its texts where they are not erased. */
export type RecordedEvent = Omit<AuditEvent, 'before' | 'after'> & {
  readonly tenant: string;
  readonly sequence: number;
  /** UTC with microseconds: "2026-01-31T08:15:00.123456Z". */
  readonly at: string;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
  readonly prev: string;
  /** The hash of the lines that it binds (store/row-seal.ts); null where it binds none. */
  readonly rows: string | null;
  readonly hash: string;
  readonly salt: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

/** Events after a number, in order. */
export function recordedEvents(after: number, limit: number) {
  return sql<RecordedEvent>`
    select e.tenant_id as tenant, e.sequence, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      e.actor, e.channel, e.verb, e.subject, encode(e.before_hash, 'hex') as "beforeHash",
      encode(e.after_hash, 'hex') as "afterHash", encode(e.prev_hash, 'hex') as prev,
      encode(e.rows_hash, 'hex') as rows, encode(e.hash, 'hex') as hash,
      encode(t.salt, 'hex') as salt, t.before, t.after
    from uppsikt.audit_event e
    left join uppsikt.audit_text t on t.tenant_id = e.tenant_id and t.sequence = e.sequence
    where e.sequence > ${after}
    order by e.sequence
    limit ${limit}`;
}

/** The latest events, newest first. */
export async function listAuditEvents(tx: Transaction, limit = 100): Promise<RecordedEvent[]> {
  const { rows } = await sql<{ sequence: number }>`select sequence from uppsikt.audit_head`.execute(tx);
  const last = rows[0]?.sequence ?? 0;
  return (await recordedEvents(Math.max(0, last - limit), limit).execute(tx)).rows.reverse();
}

export type AuditVerdict =
  | {
      readonly ok: true;
      readonly events: number /** The last hash: kept elsewhere, it also shows a chain cut short. */;
      readonly head: string;
    }
  | { readonly ok: false /** The first row that does not hold. */; readonly sequence: number; readonly reason: string };

function sha256(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** The canonical JSON that an event's hash covers. An event that binds no lines has no "rows". */
export function hashedJson(event: RecordedEvent): string {
  const { actor, at, channel, prev, sequence, subject, tenant, verb, beforeHash: before, afterHash: after } = event;
  const rows = event.rows ?? undefined;
  return canonicalJson({ actor, after, at, before, channel, prev, rows, sequence, subject, tenant, verb });
}

function textHolds(event: RecordedEvent): boolean {
  if (event.salt === null) return true;
  const salt = Buffer.from(event.salt, 'hex');
  const hashed = (text: string | null) => (text === null ? null : sha256(salt, text));
  return hashed(event.before) === event.beforeHash && hashed(event.after) === event.afterHash;
}

/** Remembers the texts that are gone, until the event that says so: nothing of the chain's own shows a row of text taken away. */
function noteMissing(missing: Set<number>, event: RecordedEvent): void {
  if (event.salt === null && (event.beforeHash !== null || event.afterHash !== null)) missing.add(event.sequence);
  if (event.verb === 'audit.erase') missing.delete(Number(event.subject.replace('audit:', '')));
}

/** What is wrong with an event that should follow `prev`; null where it holds. */
function fault(event: RecordedEvent, expected: { sequence: number; prev: string }): string | null {
  if (event.sequence !== expected.sequence) return `Händelse ${expected.sequence} saknas.`;
  if (event.prev !== expected.prev) return 'Händelsen följer inte på den föregående: kedjan är bruten.';
  if (sha256(hashedJson(event)) !== event.hash) return 'Händelsens innehåll har ändrats efter att den skrevs.';
  return textHolds(event) ? null : 'Texten bredvid händelsen har ändrats efter att den skrevs.';
}

const batch = 1000;

/** Recomputes the municipality's whole chain; names the first row that does not hold. */
export async function verifyAudit(tx: Transaction): Promise<AuditVerdict> {
  let sequence = 0;
  let prev = '';
  const missing = new Set<number>();
  for (;;) {
    const { rows } = await recordedEvents(sequence, batch).execute(tx);
    for (const event of rows) {
      const reason = fault(event, { sequence: sequence + 1, prev });
      if (reason !== null) return { ok: false, sequence: sequence + 1, reason };
      noteMissing(missing, event);
      sequence = event.sequence;
      prev = event.hash;
    }
    if (rows.length < batch) break;
  }
  const head = await tx.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirst();
  const last = head ? { sequence: head.sequence, hash: head.hash.toString('hex') } : { sequence: 0, hash: '' };
  if (last.sequence !== sequence || last.hash !== prev) {
    return {
      ok: false,
      sequence: sequence + 1,
      reason: `Händelse ${sequence + 1} och senare saknas: kedjan är avkortad.`,
    };
  }
  const broken = await firstBrokenBinding(tx);
  if (broken !== null) {
    return { ok: false, sequence: broken, reason: 'Raderna som händelsen band har andra sigill än när den skrevs.' };
  }
  const [gone] = missing;
  if (gone !== undefined) {
    const reason = 'Texten bredvid händelsen är borta, och ingen händelse säger att den raderades.';
    return { ok: false, sequence: gone, reason };
  }
  return { ok: true, events: sequence, head: prev };
}
