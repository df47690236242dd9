/**
 * Evidence in the database: what is said of each file, and its content in parts that are read and written one at a time.
 * The content never changes; it can only be erased, and then its hash stays.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { EvidenceFile, EvidenceKind } from '../domain/evidence.ts';
import { type Database, inTenant, type Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';

export type Evidence = {
  readonly id: string;
  readonly body: string;
  /** What it belongs to, as the audit chain names it. */
  readonly subject: string;
  /** '' once it is erased, where it may say whom the file is about. */
  readonly fileName: string;
  readonly kind: EvidenceKind;
  readonly bytes: number;
  readonly sha256: string;
  readonly note: string;
  readonly personalData: boolean;
  /** From this day it may be erased; null: it is preserved. */
  readonly retainUntil: string | null;
  /** From 1, of what is said of it. */
  readonly revision: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
  readonly uploadedAt: Date;
  readonly uploadedBy: string | null;
  readonly erasedAt: Date | null;
  readonly erasedBy: string | null;
  readonly erasedReason: string | null;
};

/** Bytes of a part. */
const partSize = 512 * 1024;

const columns = [
  'id',
  'body',
  'subject',
  'file_name as fileName',
  'kind',
  'bytes',
  'sha256',
  'note',
  'personal_data as personalData',
  'retain_until as retainUntil',
  'revision',
  'changed_at as changedAt',
  'changed_by as changedBy',
  'uploaded_at as uploadedAt',
  'uploaded_by as uploadedBy',
  'erased_at as erasedAt',
  'erased_by as erasedBy',
  'erased_reason as erasedReason',
] as const;

/** SHA-256 of a file in hexadecimal, read part by part. */
export async function hashFile(file: EvidenceFile): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < file.size; at += partSize) hash.update(await file.read(at, at + partSize));
  return hash.digest('hex');
}

export type NewEvidence = Pick<
  Evidence,
  'body' | 'subject' | 'fileName' | 'kind' | 'sha256' | 'note' | 'personalData' | 'retainUntil' | 'uploadedBy'
>;

/** Keeps a file and returns its id. Throws where the bytes are not those that `sha256` was made of. */
export async function insertEvidence(tx: Transaction, said: NewEvidence, file: EvidenceFile): Promise<string> {
  const { id } = await tx
    .insertInto('evidence')
    .values({
      body: said.body,
      subject: said.subject,
      file_name: said.fileName,
      kind: said.kind,
      bytes: file.size,
      sha256: said.sha256,
      note: said.note,
      personal_data: said.personalData,
      retain_until: said.retainUntil,
      uploaded_by: said.uploadedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const hash = createHash('sha256');
  for (let ordinal = 0; ordinal * partSize < file.size; ordinal += 1) {
    const bytes = Buffer.from(await file.read(ordinal * partSize, (ordinal + 1) * partSize));
    hash.update(bytes);
    await tx.insertInto('evidence_part').values({ evidence: id, ordinal, bytes }).execute();
  }
  if (hash.digest('hex') !== said.sha256) throw new Error('The file changed while it was kept.');
  return id;
}

/** The evidence of one thing, in the order that it came. */
export function listEvidence(tx: Transaction, subject: string): Promise<Evidence[]> {
  return tx
    .selectFrom('evidence')
    .select(columns)
    .where('subject', '=', subject)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
}

/** The evidence whose subject fits a regular expression, by subject and in the order that it came. */
export function listEvidenceOf(tx: Transaction, pattern: string): Promise<Evidence[]> {
  return tx
    .selectFrom('evidence')
    .select(columns)
    .where('subject', '~', pattern)
    .orderBy('subject')
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
}

export async function findEvidence(tx: Transaction, id: string): Promise<Evidence | null> {
  const row = await tx.selectFrom('evidence').select(columns).where(sql<string>`id::text`, '=', id).executeTakeFirst();
  return row ?? null;
}

/** Those that may be erased on a day, "2026-11-30", the longest overdue first. */
export function listExpired(tx: Transaction, today: string): Promise<Evidence[]> {
  return tx
    .selectFrom('evidence')
    .select(columns)
    .where('erased_at', 'is', null)
    .where('retain_until', '<=', today)
    .orderBy('retain_until')
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
}

/** What is said of a file, and may be said anew. */
export type SaidOfEvidence = Pick<Evidence, 'note' | 'personalData' | 'retainUntil'>;

/** Says it anew where nobody has since `revision`; false where somebody has. The database keeps what was said before. */
export async function sayOfEvidence(
  tx: Transaction,
  id: string,
  { revision, note, personalData, retainUntil }: SaidOfEvidence & { readonly revision: number },
  by: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await refusingFrozen(() =>
    tx
      .updateTable('evidence')
      .set({ note, personal_data: personalData, retain_until: retainUntil, revision: revision + 1 })
      .set({ changed_at: sql<Date>`clock_timestamp()`, changed_by: by })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst(),
  );
  return numUpdatedRows === 1n;
}

export type EvidenceChange = SaidOfEvidence & {
  readonly revision: number;
  readonly saidAt: Date;
  readonly saidBy: string | null;
};

/** What was said of a file before, the latest first. */
export function listEvidenceChanges(tx: Transaction, id: string): Promise<EvidenceChange[]> {
  return tx
    .selectFrom('evidence_change')
    .select(['revision', 'note', 'personal_data as personalData', 'retain_until as retainUntil'])
    .select(['said_at as saidAt', 'said_by as saidBy'])
    .where('evidence', '=', id)
    .orderBy('revision', 'desc')
    .execute();
}

/**
 * Erases the content and the note, and the name where there is personal data. Throws `FrozenError` where it is erased already.
 */
export function eraseEvidence(
  tx: Transaction,
  id: string,
  { by, reason }: { readonly by: string | null; readonly reason: string },
): Promise<void> {
  return refusingFrozen(async () => {
    await tx
      .updateTable('evidence')
      .set((row) => ({
        file_name: sql<string>`case when personal_data then '' else file_name end`,
        note: '',
        revision: row('revision', '+', 1),
      }))
      .set({ erased_at: sql<Date>`clock_timestamp()`, erased_by: by, erased_reason: reason })
      .where('id', '=', id)
      .execute();
    await tx.deleteFrom('evidence_part').where('evidence', '=', id).execute();
  });
}

/**
 * The content part by part, each in a transaction of its own, so that a slow reader holds no connection. Ends early where
 * parts are missing: the hash tells.
 */
export async function* readParts(db: Database, tenant: string, id: string): AsyncGenerator<Uint8Array> {
  for (let ordinal = 0; ; ordinal += 1) {
    const part = await inTenant(db, tenant, (tx) =>
      tx
        .selectFrom('evidence_part')
        .select('bytes')
        .where('evidence', '=', id)
        .where('ordinal', '=', ordinal)
        .executeTakeFirst(),
    );
    if (!part) return;
    yield part.bytes;
  }
}

/** True where the bytes that are kept are those that were taken in. */
export async function isIntact(db: Database, tenant: string, evidence: Evidence): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const bytes of readParts(db, tenant, evidence.id)) hash.update(bytes);
  return hash.digest('hex') === evidence.sha256;
}
