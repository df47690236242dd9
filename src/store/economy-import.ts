/** Files of figures in the database: kept while they wait to be accepted, a week at most, and remembered after. */
import { sql } from 'kysely';
import type { BulkOutcome } from '../domain/bulk.ts';
import type { Transaction } from './database.ts';
import type { BodyYear } from './economy-value.ts';

export type EconomyImport = BodyYear & {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  /** Null where it is not accepted. */
  readonly appliedAt: Date | null;
  readonly appliedBy: string | null;
  readonly outcome: BulkOutcome | null;
};

const columns = [
  'id',
  'body',
  'year',
  'file_name as fileName',
  'sha256',
  'created_at as createdAt',
  'created_by as createdBy',
  'applied_at as appliedAt',
  'applied_by as appliedBy',
  'outcome',
] as const;

const keptDays = 7;

/** Keeps a file that waits, and returns its id; those that have waited for a week go. */
export async function insertEconomyImport(
  tx: Transaction,
  file: Pick<EconomyImport, 'body' | 'year' | 'fileName' | 'sha256' | 'createdBy'> & { readonly original: Uint8Array },
): Promise<string> {
  await tx
    .deleteFrom('economy_import')
    .where('applied_at', 'is', null)
    .where('created_at', '<', sql<Date>`now() - make_interval(days => ${keptDays})`)
    .execute();
  const { body, year, original } = file;
  const { id } = await tx
    .insertInto('economy_import')
    .values({
      ...{ body, year, file_name: file.fileName, sha256: file.sha256, created_by: file.createdBy },
      bytes: original.length,
      original: Buffer.from(original),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** One file; `lock` makes others who would lock it wait. */
export async function findEconomyImport(
  tx: Transaction,
  { body, year }: BodyYear,
  id: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<(EconomyImport & { readonly original: Uint8Array | null }) | null> {
  const row = tx
    .selectFrom('economy_import')
    .select([...columns, 'original'])
    .where('body', '=', body)
    .where('year', '=', year)
    .where(sql<string>`id::text`, '=', id);
  return (await (options.lock ? row.forUpdate() : row).executeTakeFirst()) ?? null;
}

/** The files of a body's year, the newest first. */
export function listEconomyImports(tx: Transaction, { body, year }: BodyYear): Promise<EconomyImport[]> {
  return tx
    .selectFrom('economy_import')
    .select(columns)
    .where('body', '=', body)
    .where('year', '=', year)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Says that a file is accepted; the file itself is let go of, its name and hash stay. */
export async function closeEconomyImport(
  tx: Transaction,
  id: string,
  by: string | null,
  outcome: BulkOutcome,
): Promise<void> {
  await tx
    .updateTable('economy_import')
    .set({ applied_at: sql<Date>`clock_timestamp()`, applied_by: by, outcome: JSON.stringify(outcome), original: null })
    .where('id', '=', id)
    .execute();
}

export async function deleteEconomyImport(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('economy_import').where('id', '=', id).execute();
}
