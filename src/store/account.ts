/** Accounts in the database: people who sign in, and their roles. Passwords come and go as hashes. */
import { sql } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { Transaction } from './database.ts';
import type { Role } from './tables.ts';

export type Account = {
  readonly id: string;
  /** Lower case, unique in the municipality. */
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  /** Null where the person has not chosen. */
  readonly language: Language | null;
};

/** A role for one body, or for every body where `body` is null. */
export type HeldRole = { readonly role: Role; readonly body: string | null };

function accounts(tx: Transaction) {
  return tx
    .selectFrom('account')
    .select(['id', 'login', 'name', 'email', 'password_hash as passwordHash', 'disabled', 'locale as language']);
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
  account: Pick<Account, 'login' | 'name' | 'passwordHash'> & { readonly email?: string | null },
): Promise<string> {
  const { login, name, passwordHash, email = null } = account;
  const { id } = await tx
    .insertInto('account')
    .values({ login, name, email, password_hash: passwordHash })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Sets what a person is called and written to by. */
export async function saveDetails(
  tx: Transaction,
  account: string,
  details: Pick<Account, 'name' | 'email'>,
): Promise<void> {
  await tx.updateTable('account').set({ name: details.name, email: details.email }).where('id', '=', account).execute();
}

/** Sets the language that the person is spoken to in. */
export async function saveLanguage(tx: Transaction, account: string, language: Language): Promise<void> {
  await tx.updateTable('account').set({ locale: language }).where('id', '=', account).execute();
}

/** Notes that the person signs in at this moment. */
export async function noteSignIn(tx: Transaction, account: string): Promise<void> {
  await tx.updateTable('account').set({ signed_in_at: sql<Date>`now()` }).where('id', '=', account).execute();
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

/** Takes a role away; false where the account does not hold it. */
export async function removeRole(tx: Transaction, account: string, role: Role, body: string | null): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('account_role')
    .where('account', '=', account)
    .where('role', '=', role)
    .where('body', body === null ? 'is' : '=', body)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** A person with roles and when the last sign-in was; `hasPassword` false: only a one-time link opens the account. */
export type Person = Omit<Account, 'passwordHash'> & {
  readonly hasPassword: boolean;
  readonly signedInAt: Date | null;
  readonly roles: readonly HeldRole[];
};

/** Every person, by name in Swedish order. */
export async function listPersons(tx: Transaction): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select a.id, a.login, a.name, a.email, a.disabled, a.locale as language, a.password_hash is not null as "hasPassword",
      a.signed_in_at as "signedInAt",
      coalesce((select json_agg(json_build_object('role', r.role, 'body', r.body) order by r.role, r.body)
        from uppsikt.account_role r where r.tenant_id = a.tenant_id and r.account = a.id), '[]') as roles
    from uppsikt.account a`.execute(tx);
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'sv') || a.login.localeCompare(b.login, 'sv'));
}

/** Open accounts that hold `administrator` for the whole municipality. */
export async function countAdministrators(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from uppsikt.account a
    where not a.disabled and exists (select from uppsikt.account_role r
      where r.tenant_id = a.tenant_id and r.account = a.id and r.role = 'administrator' and r.body is null)`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
