/** Municipalities in the database. The directory (list, create) answers before one is chosen; the rest sees its own only. */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

export type Tenant = { readonly id: string; readonly code: string; readonly name: string };

/** Every municipality, by code. Needs none to be chosen: call it through `inNoTenant`. */
export async function listTenants(tx: Transaction): Promise<Tenant[]> {
  const { rows } = await sql<Tenant>`select tenant_id as id, code, name from uppsikt.tenants()`.execute(tx);
  return rows;
}

/** Makes a municipality and returns its id; the existing one's where the code is taken. Call it through `inNoTenant`. */
export async function createTenant(
  tx: Transaction,
  tenant: { readonly code: string; readonly name: string },
): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`select uppsikt.create_tenant(${tenant.code}, ${tenant.name}) as id`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('create_tenant returned no row.');
  return row.id;
}

/** The transaction's municipality, where it has this id. */
export async function findTenant(tx: Transaction, id: string): Promise<Tenant | null> {
  const tenant = await tx
    .selectFrom('tenant')
    .select(['tenant_id as id', 'code', 'name'])
    .where('tenant_id', '=', id)
    .executeTakeFirst();
  return tenant ?? null;
}

/** Waits for its turn among the transactions of the municipality that also call this. Reading and editing go on meanwhile. */
export async function lockTenant(tx: Transaction): Promise<void> {
  await tx.selectFrom('tenant').select('code').forNoKeyUpdate().execute();
}

/** The municipality's settings: an object that the use cases define. */
export async function loadSettings(tx: Transaction): Promise<unknown> {
  const tenant = await tx.selectFrom('tenant').select('settings').executeTakeFirst();
  return tenant?.settings ?? {};
}

export async function saveSettings(tx: Transaction, settings: object): Promise<void> {
  await tx
    .updateTable('tenant')
    .set({ settings: JSON.stringify(settings) })
    .execute();
}
