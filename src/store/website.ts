/** The register of websites in the database. */
import type { Website } from '../domain/website.ts';
import type { Transaction } from './database.ts';

const columns = ['host', 'name', 'address', 'body', 'own_hosts as ownHosts'] as const;

/** By body and name. */
export function listWebsites(tx: Transaction): Promise<Website[]> {
  return tx.selectFrom('website').select(columns).orderBy('body').orderBy('name').execute();
}

/** Adds the website, or changes the one with its host. */
export async function saveWebsite(tx: Transaction, { host, name, address, body, ownHosts }: Website): Promise<void> {
  const row = { name, address, body, own_hosts: [...ownHosts] };
  await tx
    .insertInto('website')
    .values({ host, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'host']).doUpdateSet(row))
    .execute();
}

/** The website that was removed; null where there was none. */
export async function deleteWebsite(tx: Transaction, host: string): Promise<Website | null> {
  return (await tx.deleteFrom('website').where('host', '=', host).returning(columns).executeTakeFirst()) ?? null;
}
