/** Uploaded sheets in the database: the file while it is needed, what is said of it, and what came of it line by line. */
import { sql } from 'kysely';
import type { BulkKind, BulkOutcome } from '../domain/bulk.ts';
import type { Transaction } from './database.ts';
import { upsertRows } from './rows.ts';

export type SheetImport = {
  readonly id: string;
  readonly year: number;
  readonly kind: BulkKind;
  readonly fileName: string;
  readonly sha256: string;
  readonly settings: unknown;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  /** Whose upload it is; null for the command line, and where that was not kept. */
  readonly createdAccount: string | null;
  /** Null where it is not carried out. */
  readonly appliedAt: Date | null;
  readonly appliedBy: string | null;
  readonly outcome: BulkOutcome | null;
};

/** What a line of a sheet made or changed, and what that was called then. */
export type SheetLine = { readonly subject: string; readonly title: string; readonly line: number };

/** How long a file is kept. */
const keptDays = 7;

const columns = [
  'id',
  'year',
  'kind',
  'file_name as fileName',
  'sha256',
  'settings',
  'created_at as createdAt',
  'created_by as createdBy',
  'created_account as createdAccount',
  'applied_at as appliedAt',
  'applied_by as appliedBy',
  'outcome',
] as const;

/** Removes the files that are older than a week, and the uploads that came to nothing. */
export async function forgetOldSheets(tx: Transaction): Promise<void> {
  const old = sql<Date>`now() - make_interval(days => ${keptDays})`;
  await tx.deleteFrom('sheet_import').where('applied_at', 'is', null).where('created_at', '<', old).execute();
  await tx
    .updateTable('sheet_import')
    .set({ original: null })
    .where('original', 'is not', null)
    .where('created_at', '<', old)
    .execute();
}

/** Keeps an uploaded file, with what is said of it where that is known, and returns its id. */
export async function insertSheetImport(
  tx: Transaction,
  sheet: Pick<SheetImport, 'year' | 'kind' | 'fileName' | 'sha256' | 'createdBy' | 'createdAccount'> & {
    readonly original: Uint8Array;
    readonly settings?: object;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('sheet_import')
    .values({
      year: sheet.year,
      kind: sheet.kind,
      file_name: sheet.fileName,
      sha256: sheet.sha256,
      bytes: sheet.original.length,
      original: Buffer.from(sheet.original),
      settings: sheet.settings === undefined ? null : JSON.stringify(sheet.settings),
      created_by: sheet.createdBy,
      // None for a session whose account is not kept here.
      created_account: sql<string | null>`(select id from uppsikt.account where id = ${sheet.createdAccount}::uuid)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The sheets of a plan, the newest first. */
export function listSheetImports(tx: Transaction, year: number): Promise<SheetImport[]> {
  return tx
    .selectFrom('sheet_import')
    .select(columns)
    .where('year', '=', year)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** One sheet with its file; `lock` makes others who would lock it wait. */
export async function findSheetImport(
  tx: Transaction,
  year: number,
  id: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<(SheetImport & { readonly original: Uint8Array | null }) | null> {
  const row = tx
    .selectFrom('sheet_import')
    .select([...columns, 'original'])
    .where('year', '=', year)
    .where(sql<string>`id::text`, '=', id);
  return (await (options.lock ? row.forUpdate() : row).executeTakeFirst()) ?? null;
}

export async function saveSheetSettings(tx: Transaction, id: string, settings: object): Promise<void> {
  await tx
    .updateTable('sheet_import')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', id)
    .execute();
}

/** Says that a sheet is carried out, and which line said what. */
export async function closeSheetImport(
  tx: Transaction,
  id: string,
  done: {
    readonly by: string | null;
    readonly outcome: BulkOutcome;
    readonly lines: readonly SheetLine[];
  },
): Promise<void> {
  await tx
    .updateTable('sheet_import')
    .set({ applied_at: sql<Date>`now()`, applied_by: done.by, outcome: JSON.stringify(done.outcome) })
    .where('id', '=', id)
    .execute();
  await upsertRows(
    tx,
    {
      table: 'sheet_import_row',
      key: { import_id: 'uuid', subject: 'text' },
      columns: {},
      once: { title: 'text', line: 'integer' },
    },
    done.lines.map((line) => ({ import_id: id, ...line })),
  );
}

/** What the lines of a sheet said, in their order. */
export function listSheetLines(tx: Transaction, id: string): Promise<SheetLine[]> {
  return tx
    .selectFrom('sheet_import_row')
    .select(['subject', 'title', 'line'])
    .where('import_id', '=', id)
    .orderBy('line')
    .orderBy('subject')
    .execute();
}

export async function deleteSheetImport(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('sheet_import').where('id', '=', id).execute();
}
