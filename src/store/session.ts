/** Sessions and one-time links in the database. Only the SHA-256 of a token is stored; what has expired is never found. */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

type Token = { readonly tokenHash: Buffer; readonly account: string; readonly expiresAt: Date };

/** Adds a session; those of the municipality that have expired go. */
export async function insertSession(tx: Transaction, session: Token): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<', sql<Date>`now()`).execute();
  await tx
    .insertInto('session')
    .values({ token_hash: session.tokenHash, account: session.account, expires_at: session.expiresAt })
    .execute();
}

/** The account that a session belongs to; null where it has expired or never was. */
export async function findSessionAccount(tx: Transaction, tokenHash: Buffer): Promise<string | null> {
  const session = await tx
    .selectFrom('session')
    .select('account')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return session?.account ?? null;
}

export async function deleteSession(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of an account. */
export async function deleteSessionsOf(tx: Transaction, account: string): Promise<void> {
  await tx.deleteFrom('session').where('account', '=', account).execute();
}

export async function insertLink(tx: Transaction, link: Token): Promise<void> {
  await tx
    .insertInto('one_time_link')
    .values({ token_hash: link.tokenHash, account: link.account, expires_at: link.expiresAt })
    .execute();
}

/** Ends every one-time link of an account, used or not. */
export async function deleteLinksOf(tx: Transaction, account: string): Promise<void> {
  await tx.deleteFrom('one_time_link').where('account', '=', account).execute();
}

/** Uses a link up and returns its account; null where it is used, has expired or never was. */
export async function spendLink(tx: Transaction, tokenHash: Buffer): Promise<string | null> {
  const link = await tx
    .updateTable('one_time_link')
    .set({ used_at: sql<Date>`now()` })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('account')
    .executeTakeFirst();
  return link?.account ?? null;
}
