/** Column mappings in the database: which column of a sheet is which, by kind and name. */
import { sql } from 'kysely';
import type { BulkKind } from '../domain/bulk.ts';
import type { SavedHeaders } from '../domain/bulk-mapping.ts';
import type { Transaction } from './database.ts';

export type NamedMapping = { readonly name: string; readonly headers: SavedHeaders };

/** Every mapping of a kind, the one used last first. */
export function listMappings(tx: Transaction, kind: BulkKind): Promise<NamedMapping[]> {
  return tx
    .selectFrom('column_mapping')
    .select(['name', 'headers'])
    .where('kind', '=', kind)
    .orderBy('used_at', 'desc')
    .orderBy('name')
    .execute();
}

/** Keeps a mapping under its name, in place of one that had it, as the one used last. */
export async function saveMapping(tx: Transaction, kind: BulkKind, { name, headers }: NamedMapping): Promise<void> {
  const row = { headers: JSON.stringify(headers), used_at: sql<Date>`clock_timestamp()` };
  await tx
    .insertInto('column_mapping')
    .values({ kind, name, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'name']).doUpdateSet(row))
    .execute();
}

export async function deleteMapping(tx: Transaction, kind: BulkKind, name: string): Promise<void> {
  await tx.deleteFrom('column_mapping').where('kind', '=', kind).where('name', '=', name).execute();
}
