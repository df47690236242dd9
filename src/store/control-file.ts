/** The files that the next run of a control reads, and the columns that are remembered of them. */
import { sql } from 'kysely';
import type { SavedHeaders } from '../domain/bulk-mapping.ts';
import type { ColumnMapping } from '../domain/column-mapping.ts';
import type { Transaction } from './database.ts';

export type FileKey = { readonly definition: string; readonly source: string; readonly name: string };

/** Size in bytes. */
export type ControlFileRow = FileKey & {
  readonly sha256: string;
  readonly body: string;
  readonly sheet: string | null;
  readonly mapping: ColumnMapping | null;
  readonly size: number;
  readonly uploadedAt: Date;
  readonly uploadedBy: string | null;
};

const about = [
  'definition',
  'source',
  'name',
  'sha256',
  'body',
  'sheet',
  'mapping',
  'uploaded_at as uploadedAt',
  'uploaded_by as uploadedBy',
] as const;

/** Without their content, by source and name. */
export function listControlFiles(tx: Transaction, definition: string): Promise<ControlFileRow[]> {
  return tx
    .selectFrom('control_file')
    .select(about)
    .select(sql<number>`octet_length(content)`.as('size'))
    .where('definition', '=', definition)
    .orderBy('source')
    .orderBy('name')
    .execute();
}

export async function findControlFile(
  tx: Transaction,
  { definition, source, name }: FileKey,
): Promise<(ControlFileRow & { readonly content: Buffer }) | null> {
  const row = await tx
    .selectFrom('control_file')
    .select(about)
    .select(['content', sql<number>`octet_length(content)`.as('size')])
    .where('definition', '=', definition)
    .where('source', '=', source)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a file. Takes the place of one with the same name, and with `alone` of every other file of the source. */
export async function saveControlFile(
  tx: Transaction,
  file: FileKey & { readonly sha256: string; readonly body: string; readonly content: Uint8Array; readonly by: string },
  options: { readonly alone: boolean },
): Promise<void> {
  const { definition, source, name, sha256, body, content, by } = file;
  const others = tx.deleteFrom('control_file').where('definition', '=', definition).where('source', '=', source);
  await (options.alone ? others : others.where('name', '=', name)).execute();
  await tx
    .insertInto('control_file')
    .values({ definition, source, name, sha256, body, content: Buffer.from(content), uploaded_by: by, mapping: null })
    .execute();
}

export async function saveFileColumns(
  tx: Transaction,
  { definition, source, name }: FileKey,
  chosen: { readonly sheet: string | null; readonly mapping: ColumnMapping; readonly headers: SavedHeaders },
): Promise<void> {
  await tx
    .updateTable('control_file')
    .set({ sheet: chosen.sheet, mapping: JSON.stringify(chosen.mapping) })
    .where('definition', '=', definition)
    .where('source', '=', source)
    .where('name', '=', name)
    .execute();
  const headers = JSON.stringify(chosen.headers);
  await tx
    .insertInto('control_columns')
    .values({ definition, source, headers })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'definition', 'source']).doUpdateSet({ headers }))
    .execute();
}

/** By source: the headers that were chosen last. */
export async function rememberedColumns(
  tx: Transaction,
  definition: string,
): Promise<ReadonlyMap<string, SavedHeaders>> {
  const rows = await tx
    .selectFrom('control_columns')
    .select(['source', 'headers'])
    .where('definition', '=', definition)
    .execute();
  return new Map(rows.map(({ source, headers }) => [source, headers]));
}

export async function deleteControlFile(tx: Transaction, { definition, source, name }: FileKey): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('control_file')
    .where('definition', '=', definition)
    .where('source', '=', source)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Removes the files of the sources that are older than so many days. */
export async function forgetControlFiles(
  tx: Transaction,
  {
    definition,
    sources,
    days,
  }: { readonly definition: string; readonly sources: readonly string[]; readonly days: number },
): Promise<void> {
  if (sources.length === 0) return;
  await tx
    .deleteFrom('control_file')
    .where('definition', '=', definition)
    .where('source', 'in', sources)
    .where('uploaded_at', '<', sql<Date>`now() - make_interval(days => ${days})`)
    .execute();
}
