/** Key figures in the database: the catalogue, values by place and year with where they came from, and what waits to be accepted. */
import { sql } from 'kysely';
import type { KeyFigure, KeyFigureFile, KeyFigureSource, KeyFigureValue, Place } from '../domain/key-figure.ts';
import type { Transaction } from './database.ts';
import { upsertRows } from './rows.ts';

export type StoredKeyFigureValue = KeyFigureValue & {
  readonly file: string;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
};

/** Key figures whose id, title or description hold every word, those that have values first. */
export async function searchKeyFigures(
  tx: Transaction,
  words: readonly string[],
  most: number,
): Promise<(KeyFigure & { readonly hasValues: boolean })[]> {
  const like = words.map((word) => `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`);
  const { rows } = await sql<KeyFigure & { hasValues: boolean }>`
    select * from (select k.source, k.id, k.title, k.description,
      exists (select from uppsikt.key_figure_value v where v.tenant_id = k.tenant_id and v.source = k.source and v.figure = k.id)
        as "hasValues"
      from uppsikt.key_figure k
      where k.id || ' ' || k.title || ' ' || k.description ilike all(${like}::text[])) found
    order by "hasValues" desc, title, id limit ${most}`.execute(tx);
  return rows;
}

export async function countKeyFigures(tx: Transaction): Promise<number> {
  const row = await tx
    .selectFrom('key_figure')
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function findKeyFigure(tx: Transaction, source: KeyFigureSource, id: string): Promise<KeyFigure | null> {
  const row = await tx
    .selectFrom('key_figure')
    .select(['source', 'id', 'title', 'description'])
    .where('source', '=', source)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export function listPlaces(tx: Transaction): Promise<Place[]> {
  return tx.selectFrom('key_figure_place').select(['code', 'title']).orderBy('code').execute();
}

export function loadKeyFigureValues(tx: Transaction, figures: readonly string[]): Promise<StoredKeyFigureValue[]> {
  return tx
    .selectFrom('key_figure_value')
    .select([
      ...(['source', 'figure', 'place', 'year', 'sex', 'revision'] as const),
      sql<string | null>`value::text`.as('value'),
      'source_file as file',
      'updated_at as updatedAt',
      'updated_by as updatedBy',
    ])
    .where('figure', 'in', figures.length === 0 ? [''] : [...figures])
    .orderBy('year')
    .orderBy('place')
    .execute();
}

export async function saveCatalogue(tx: Transaction, { figures, places }: KeyFigureFile): Promise<void> {
  const figureShape = {
    table: 'key_figure',
    key: { source: 'text', id: 'text' },
    columns: { title: 'text', description: 'text' },
  } as const;
  await upsertRows(tx, figureShape, figures);
  const placeShape = { table: 'key_figure_place', key: { code: 'text' }, columns: { title: 'text' } } as const;
  await upsertRows(tx, placeShape, places);
}

export function saveKeyFigureValues(
  tx: Transaction,
  values: KeyFigureFile['values'],
  source: { readonly file: string; readonly sha256: string },
  by: string | null,
): Promise<void> {
  const shape = {
    table: 'key_figure_value',
    key: { source: 'text', figure: 'text', place: 'text', year: 'integer', sex: 'text' },
    columns: {
      value: 'numeric',
      source_file: 'text',
      source_sha256: 'text',
      source_row: 'integer',
      updated_by: 'text',
    },
  } as const;
  const rows = values.map(({ row, ...value }) => ({
    ...value,
    ...{ source_file: source.file, source_sha256: source.sha256, source_row: row, updated_by: by },
  }));
  return upsertRows(tx, shape, rows, ', revision = held.revision + 1, updated_at = clock_timestamp()');
}

/** Keeps what waits, a week at most, and returns its id. */
export async function insertKeyFigureImport(
  tx: Transaction,
  row: { readonly name: string; readonly sha256: string; readonly content: KeyFigureFile; readonly by: string | null },
): Promise<string> {
  await tx.deleteFrom('key_figure_import').where('created_at', '<', sql<Date>`now() - interval '7 days'`).execute();
  const { id } = await tx
    .insertInto('key_figure_import')
    .values({ name: row.name, sha256: row.sha256, content: JSON.stringify(row.content), created_by: row.by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findKeyFigureImport(
  tx: Transaction,
  id: string,
): Promise<{ readonly name: string; readonly sha256: string; readonly content: KeyFigureFile } | null> {
  const row = await tx
    .selectFrom('key_figure_import')
    .select(['name', 'sha256', 'content'])
    .where(sql<string>`id::text`, '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function deleteKeyFigureImport(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('key_figure_import').where(sql<string>`id::text`, '=', id).execute();
}
