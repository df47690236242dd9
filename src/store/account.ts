/** Accounts in the database: people who sign in, and their roles. Passwords come and go as hashes. */
import type { Transaction } from './database.ts';
import type { Role } from './tables.ts';

export type Account = {
  readonly id: string;
  /** Lower case, unique in the municipality. */
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
};

/** A role for one body, or for every body where `body` is null. */
export type HeldRole = { readonly role: Role; readonly body: string | null };

function accounts(tx: Transaction) {
  return tx.selectFrom('account').select(['id', 'login', 'name', 'password_hash as passwordHash', 'disabled']);
}

export async function findAccount(tx: Transaction, id: string): Promise<Account | null> {
  return (await accounts(tx).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** `login` in lower case. */
export async function findAccountByLogin(tx: Transaction, login: string): Promise<Account | null> {
  return (await accounts(tx).where('login', '=', login).executeTakeFirst()) ?? null;
}

/** Every account, by login. */
export function listAccounts(tx: Transaction): Promise<Account[]> {
  return accounts(tx).orderBy('login').execute();
}

/** Adds an account and returns its id. Throws where the login is taken. */
export async function insertAccount(
  tx: Transaction,
  account: { readonly login: string; readonly name: string; readonly passwordHash: string | null },
): Promise<string> {
  const { id } = await tx
    .insertInto('account')
    .values({ login: account.login, name: account.name, password_hash: account.passwordHash })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Sets a password's hash. */
export async function savePassword(tx: Transaction, account: string, passwordHash: string): Promise<void> {
  await tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', account).execute();
}

/** Closes or opens an account; a closed one has no sessions. */
export async function setDisabled(tx: Transaction, account: string, disabled: boolean): Promise<void> {
  await tx.updateTable('account').set({ disabled }).where('id', '=', account).execute();
  if (disabled) await tx.deleteFrom('session').where('account', '=', account).execute();
}

export function loadRoles(tx: Transaction, account: string): Promise<HeldRole[]> {
  return tx
    .selectFrom('account_role')
    .select(['role', 'body'])
    .where('account', '=', account)
    .orderBy('role')
    .orderBy('body')
    .execute();
}

/** Gives a role; once more changes nothing. */
export async function addRole(tx: Transaction, account: string, role: Role, body: string | null): Promise<void> {
  await tx
    .insertInto('account_role')
    .values({ account, role, body })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'account', 'role', 'body']).doNothing())
    .execute();
}
