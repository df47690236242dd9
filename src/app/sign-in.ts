/** Signing in with a password or a one-time link, finding the session of a cookie, and signing out. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import {
  type Account,
  findAccount,
  findAccountByLogin,
  loadRoles,
  noteSignIn,
  savePassword,
} from '../store/account.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { countUnread } from '../store/notification.ts';
import {
  deleteLinksOf,
  deleteSession,
  deleteSessionsOf,
  findSessionAccount,
  insertSession,
  spendLink,
} from '../store/session.ts';
import { findTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { plainText } from './form.ts';
import { listMunicipalities } from './municipality.ts';
import { checkPassword, hashPassword, newToken, passwordFault, readToken } from './password.ts';
import type { Session } from './session.ts';
import { createThrottle } from './throttle.ts';

export { listMunicipalities };

const SignInForm = z.object({
  municipality: z.string().optional(),
  login: plainText().trim().min(1).max(200),
  password: z.string().min(1),
});

const tooMany = 'För många försök. Vänta en kvart och försök igen, eller be en administratör om en engångslänk.';

export type SignedIn = { readonly token: string; readonly session: Session };

const sessionHours = 12;
/** A login is guessed at from many addresses, and one address may stand for a whole town hall. */
const byLogin = createThrottle({ attempts: 10, minutes: 15 });
const byAddress = createThrottle({ attempts: 100, minutes: 15 });

const unknown = {
  path: 'login',
  message:
    'Användarnamnet eller lösenordet stämmer inte. Har du glömt lösenordet kan en administratör ge dig en engångslänk.',
};

async function sessionIn(
  tx: Transaction,
  tenantId: string,
  accountId: string,
  tokenHash: Buffer,
): Promise<Session | null> {
  const tenant = await findTenant(tx, tenantId);
  const account = await findAccount(tx, accountId);
  if (!tenant || !account || account.disabled) return null;
  const roles = await loadRoles(tx, accountId);
  const unread = await countUnread(tx, accountId);
  return {
    tenant,
    account: { id: account.id, name: account.name, language: account.language },
    how: 'web',
    tokenHash,
    unread,
    roles,
  };
}

const sessionEnd = () => new Date(Date.now() + sessionHours * 3_600_000);

async function startSession(
  tx: Transaction,
  tenantId: string,
  accountId: string,
  verb: string,
): Promise<Result<SignedIn>> {
  const token = newToken(tenantId);
  const read = readToken(token);
  if (!read) throw new Error('a new token must be readable');
  const session = await sessionIn(tx, tenantId, accountId, read.hash);
  if (!session) return refuse({ path: '', message: 'Kontot är stängt. Vänd dig till kommunens administratör.' });
  await insertSession(tx, { tokenHash: read.hash, account: accountId, expiresAt: sessionEnd() });
  await noteSignIn(tx, accountId);
  await record(tx, session, { verb, subject: `account:${accountId}`, before: null, after: null });
  return succeed({ token, session });
}

const throttleKey = (tenantId: string, login: string) => `${tenantId}/${login}`;

/**
 * Signs in by password. `from` is the client's address, null where it isn't known. After ten failures in fifteen minutes a login has to wait, and
 * after a hundred an address. A try counts as failed until it is found right, so that many at once count as well.
 */
export async function signIn(app: App, input: unknown, from: string | null): Promise<Result<SignedIn>> {
  const form = SignInForm.safeParse(input);
  if (!form.success) return refuse({ path: 'login', message: 'Fyll i användarnamn och lösenord.' });
  const all = await listMunicipalities(app);
  const municipality = all.length === 1 ? all[0] : all.find((one) => one.code === form.data.municipality);
  if (!municipality) return refuse({ path: 'municipality', message: 'Välj din kommun.' });
  const login = form.data.login.toLocaleLowerCase('sv');
  const key = throttleKey(municipality.id, login);
  if (byLogin.blocked(key) || (from !== null && byAddress.blocked(from)))
    return refuse({ path: 'login', message: tooMany });
  byLogin.failed(key);
  const account = await inTenant(app.db, municipality.id, (tx) => findAccountByLogin(tx, login));
  const right = await checkPassword(form.data.password, account?.passwordHash ?? null);
  if (!account || !right) {
    if (from !== null) byAddress.failed(from);
    return refuse(unknown);
  }
  byLogin.cleared(key);
  return inTenant(app.db, municipality.id, (tx) => startSession(tx, municipality.id, account.id, 'session.signIn'));
}

/** Spends a one-time link: it works once, until it expires. */
export async function redeemLink(app: App, token: string): Promise<Result<SignedIn>> {
  const spent = { path: '', message: 'Länken gäller inte längre. Den fungerar en gång; be om en ny.' };
  const read = readToken(token);
  if (!read || !(await isMunicipality(app, read.tenantId))) return refuse(spent);
  return inTenant(app.db, read.tenantId, async (tx) => {
    const account = await spendLink(tx, read.hash);
    if (account === null) return refuse(spent);
    const started = await startSession(tx, read.tenantId, account, 'session.redeemLink');
    if (started.ok) rememberLinked(started.value.session);
    return started;
  });
}

async function isMunicipality(app: App, id: string): Promise<boolean> {
  return (await listMunicipalities(app)).some((one) => one.id === id);
}

/** The session of a cookie's token; null where it has expired, was signed out, or never was. */
export async function findSession(app: App, token: string): Promise<Session | null> {
  const read = readToken(token);
  if (!read) return null;
  return inTenant(app.db, read.tenantId, async (tx) => {
    const account = await findSessionAccount(tx, read.hash);
    return account === null ? null : sessionIn(tx, read.tenantId, account, read.hash);
  });
}

export async function signOut(app: App, token: string): Promise<void> {
  const read = readToken(token);
  if (!read) return;
  await inTenant(app.db, read.tenantId, (tx) => deleteSession(tx, read.hash));
}

/**
 * Sessions of this process that a one-time link opened, with when that was (milliseconds): the link is how a forgotten
 * password is replaced, so for an hour they need not know the present one.
 */
const linkedSessions = new Map<string, number>();
const linkedFor = 3_600_000;

const sessionKey = ({ tokenHash }: Session) => tokenHash?.toString('hex') ?? '';

function rememberLinked(session: Session): void {
  const now = Date.now();
  for (const [key, at] of linkedSessions) if (now - at >= linkedFor) linkedSessions.delete(key);
  linkedSessions.set(sessionKey(session), now);
}

function cameByLink(session: Session): boolean {
  return Date.now() - (linkedSessions.get(sessionKey(session)) ?? Number.NEGATIVE_INFINITY) < linkedFor;
}

async function ownAccount(app: App, session: Session): Promise<Account | null> {
  const { account } = session;
  return account && inTenant(app.db, session.tenant.id, (tx) => findAccount(tx, account.id));
}

const needsCurrent = (account: Account, session: Session) => account.passwordHash !== null && !cameByLink(session);

/** True where `changePassword` asks for the present password. */
export async function asksCurrentPassword(app: App, session: Session): Promise<boolean> {
  const account = await ownAccount(app, session);
  return account !== null && needsCurrent(account, session);
}

/** What is wrong with the present password as given; counts with the tries to sign in. Null where it is right. */
async function currentFault(session: Session, account: Account, current: string): Promise<string | null> {
  if (current === '') return 'Fyll i ditt nuvarande lösenord.';
  const key = throttleKey(session.tenant.id, account.login);
  if (byLogin.blocked(key)) return tooMany;
  byLogin.failed(key);
  if (!(await checkPassword(current, account.passwordHash)))
    return 'Det nuvarande lösenordet stämmer inte. Försök igen.';
  byLogin.cleared(key);
  return null;
}

const PasswordForm = z.object({ current: z.string().default(''), password: z.string(), repeat: z.string() });

/**
 * Sets the person's own password: `password`, the same as `repeat`, and `current` as `asksCurrentPassword` says. Whoever else is signed in to the account is signed out, and its one-time links end.
 */
export async function changePassword(app: App, session: Session, input: unknown): Promise<Result<null>> {
  const form = PasswordForm.safeParse(input);
  const account = await ownAccount(app, session);
  if (!form.success || !account) return refuse({ path: 'password', message: 'Fyll i det nya lösenordet två gånger.' });
  const { current, password } = form.data;
  const fault = passwordFault(password, { login: account.login, municipality: session.tenant.name });
  if (fault) return refuse({ path: 'password', message: fault });
  if (password !== form.data.repeat)
    return refuse({ path: 'repeat', message: 'Lösenorden är inte lika. Skriv samma lösenord i båda fälten.' });
  const wrong = needsCurrent(account, session) ? await currentFault(session, account, current) : null;
  if (wrong) return refuse({ path: 'current', message: wrong });
  const hash = await hashPassword(password);
  linkedSessions.delete(sessionKey(session));
  return inTenant(app.db, session.tenant.id, async (tx) => {
    await savePassword(tx, account.id, hash);
    await deleteSessionsOf(tx, account.id);
    await deleteLinksOf(tx, account.id);
    if (session.tokenHash) {
      await insertSession(tx, { tokenHash: session.tokenHash, account: account.id, expiresAt: sessionEnd() });
    }
    await record(tx, session, {
      verb: 'account.password',
      subject: `account:${account.id}`,
      before: null,
      after: null,
    });
    return succeed(null);
  });
}
