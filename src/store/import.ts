/** Imports in the database: the file, what was proposed from it, what was answered, and where each approved fact stood. */
import { sql } from 'kysely';
import type { Answers, Proposal, Source } from '../domain/proposal.ts';
import type { Transaction } from './database.ts';
import { type ReportKey, upsertRows } from './rows.ts';

export type ImportState = 'proposed' | 'approved' | 'rejected';

export type ImportRow = {
  readonly id: string;
  readonly proposal: Proposal;
  readonly answers: Answers;
  readonly state: ImportState;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly createdBy: string | null;
};

const columns = ['id', 'proposal', 'answers', 'state', 'created_at', 'created_by'] as const;

function asRow<T extends { created_at: Date; created_by: string | null }>({ created_at, created_by, ...row }: T) {
  return { ...row, createdAt: created_at.toISOString(), createdBy: created_by };
}

/** Every import without its file, newest first. */
export async function listImportRows(tx: Transaction): Promise<ImportRow[]> {
  const rows = await tx.selectFrom('import').select(columns).orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(asRow);
}

/** One import with the bytes of its file. */
export async function findImport(
  tx: Transaction,
  id: string,
): Promise<(ImportRow & { readonly original: Uint8Array }) | null> {
  const row = await tx
    .selectFrom('import')
    .select([...columns, 'original'])
    .where(sql<string>`id::text`, '=', id)
    .executeTakeFirst();
  return row ? asRow(row) : null;
}

/** Waits until no other transaction of the municipality is adding or changing an import, and holds others off until this one ends. */
export async function lockImports(tx: Transaction): Promise<void> {
  await tx.selectFrom('tenant').select('tenant_id').forNoKeyUpdate().execute();
}

/** The latest import of a file with these bytes. */
export async function findImportByHash(tx: Transaction, sha256: string): Promise<ImportRow | null> {
  const row = await tx
    .selectFrom('import')
    .select(columns)
    .where('sha256', '=', sha256)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? asRow(row) : null;
}

/** Keeps a proposal with its file and returns its id. */
export async function insertImport(
  tx: Transaction,
  read: { readonly proposal: Proposal; readonly original: Uint8Array; readonly createdBy: string | null },
): Promise<string> {
  const { proposal } = read;
  const { id } = await tx
    .insertInto('import')
    .values({
      file_name: proposal.file.name,
      sha256: proposal.file.sha256,
      bytes: proposal.file.bytes,
      profile: proposal.profile,
      body: proposal.facts.body,
      year: proposal.facts.period.year,
      period: proposal.facts.period.kind,
      proposal: JSON.stringify(proposal),
      answers: '{}',
      original: Buffer.from(read.original),
      created_by: read.createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Puts the answers in place of those given before. */
export async function saveAnswers(tx: Transaction, id: string, answers: Answers): Promise<void> {
  await tx
    .updateTable('import')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', id)
    .execute();
}

export async function closeImport(
  tx: Transaction,
  id: string,
  state: 'approved' | 'rejected',
  closedBy: string | null,
): Promise<void> {
  await tx
    .updateTable('import')
    .set({ state, closed_at: sql<Date>`now()`, closed_by: closedBy })
    .where('id', '=', id)
    .execute();
}

/** Says where in the file each fact stood, by the proposal's keys. */
export function saveProvenance(tx: Transaction, id: string, sources: Readonly<Record<string, Source>>): Promise<void> {
  const shape = {
    table: 'provenance',
    key: { import_id: 'uuid', subject: 'text' },
    columns: { unit: 'text', from: 'integer', to: 'integer' },
  } as const;
  return upsertRows(
    tx,
    shape,
    Object.entries(sources).map(([subject, source]) => ({ import_id: id, subject, ...source })),
  );
}

export type Origin = Source & { readonly subject: string; readonly fileName: string };

/** Where facts of a report came from, by subject, in the latest approved import that names each. */
export async function findProvenance(
  tx: Transaction,
  subjects: readonly string[],
  report: ReportKey,
): Promise<Origin[]> {
  const { rows } = await sql<Origin>`
    select distinct on (p.subject) p.subject, i.file_name as "fileName", p.unit, p."from", p."to"
    from uppsikt.provenance p
    join uppsikt.import i on i.tenant_id = p.tenant_id and i.id = p.import_id
    where p.subject = any(${subjects}) and i.state = 'approved'
      and i.body = ${report.body} and i.year = ${report.period.year} and i.period = ${report.period.kind}
    order by p.subject, i.closed_at desc`.execute(tx);
  return rows;
}
