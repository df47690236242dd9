/** Adding people: an account with one role, and a one-time link (or a password) to sign in with. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type Account, addRole, findAccountByLogin, insertAccount } from '../store/account.ts';
import { listBodies } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import { insertLink } from '../store/session.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import { sayIn } from './language.ts';
import { type Mailed, sendIfSet } from './mail.ts';
import { hashPassword, newToken, passwordFault, readToken } from './password.ts';
import { may } from './policy.ts';
import { Role, type Session } from './session.ts';

export const roleNames: Record<Role, string> = {
  reporter: 'rapportör',
  head: 'chef',
  controller: 'controller',
  coordinator: 'samordnare för intern kontroll',
  secretary: 'nämndsekreterare',
  auditor: 'revisor (läser)',
  member: 'förtroendevald (läser)',
  administrator: 'administratör',
};

/** An address to write to; '' is none. */
export const Email = plainText()
  .trim()
  .max(200, 'E-postadressen får ha högst 200 tecken.')
  .regex(/^$|^[^\s@<>,;]+@[^\s@<>,;]+$/u, 'Skriv e-postadressen som namn@kommun.se, eller lämna fältet tomt.')
  .transform((text) => (text === '' ? null : text));

export const PersonName = plainText().trim().min(2, 'Ange personens namn.').max(200, 'Namnet får ha högst 200 tecken.');

const NewUser = z.object({
  login: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}._@+-]{2,100}$/u, 'Användarnamnet får ha bokstäver, siffror och . _ @ + -, minst två tecken.'),
  name: PersonName,
  email: Email.nullish(),
  role: Role,
  body: z.string().nullable(),
  password: z.string().nullable(),
});

const linkDays = 7;

/** Makes a link that signs the person in once. Only its hash is stored. */
export async function makeLink(tx: Transaction, tenantId: string, account: string): Promise<string> {
  const token = newToken(tenantId);
  const read = readToken(token);
  if (!read) throw new Error('a new token must be readable');
  await insertLink(tx, { tokenHash: read.hash, account, expiresAt: new Date(Date.now() + linkDays * 86_400_000) });
  return `/lank/${token}`;
}

/** Mails a link to the person that it is for. A mail that fails loses nothing: the link is shown to whoever made it. */
export async function mailLink(
  app: App,
  session: Session,
  person: Pick<Account, 'login' | 'name' | 'email' | 'language'>,
  { linkPath, origin }: { readonly linkPath: string | null; readonly origin: string | null },
): Promise<Mailed> {
  if (linkPath === null || origin === null) return 'off';
  const text = [
    `Hej ${person.name}!`,
    `Här är din länk till Uppsikt för ${session.tenant.name}. Ditt användarnamn är ${person.login}.`,
    `Länken fungerar en gång och gäller i ${linkDays} dagar. Öppna den och välj ett lösenord under Mitt konto.`,
    `${origin}${linkPath}`,
  ].map((sentence) => sayIn(app, person.language, sentence));
  const subject = sayIn(app, person.language, 'Din länk till Uppsikt');
  return sendIfSet(app.mail, person.email, { subject, text: text.join('\n\n') });
}

/** `linkPath` is null where a password was given. */
export type AddedUser = { readonly account: string; readonly linkPath: string | null; readonly mailed: Mailed };

/**
 * Adds a person, or a further role to a person who is there already. With `origin`, the web's own address
 * ("https://uppsikt.kommun.se"), the link is mailed too, where there is a mail server and the person has an address.
 */
export async function addUser(
  app: App,
  session: Session,
  input: unknown,
  origin: string | null = null,
): Promise<Result<AddedUser>> {
  if (!may(session, 'administer', null))
    return refuse({ path: '', message: 'Bara administratörer kan lägga till användare.' });
  const form = readForm(NewUser, input);
  if (!form.ok) return form;
  const { name, role, body, password, email = null } = form.value;
  const login = form.value.login.toLocaleLowerCase('sv');
  const fault = password === null ? null : passwordFault(password, { login, municipality: session.tenant.name });
  if (fault) return refuse({ path: 'password', message: fault });
  const passwordHash = password === null ? null : await hashPassword(password);
  const added = await change(app, session, async (tx) => {
    if (body !== null && !(await listBodies(tx)).some((candidate) => candidate.code === body)) {
      return refuse({ path: 'body', message: `Organisationen ${body} finns inte i ${session.tenant.name}.` });
    }
    const known = await findAccountByLogin(tx, login);
    if (known && passwordHash)
      return refuse({ path: 'login', message: `${login} finns redan. Lägg till en roll utan att ange lösenord.` });
    if (known?.disabled) return refuse({ path: 'login', message: `Kontot ${login} är stängt.` });
    const account = known?.id ?? (await insertAccount(tx, { login, name, email, passwordHash }));
    await addRole(tx, account, role, body);
    await record(tx, session, {
      verb: known ? 'account.role' : 'account.add',
      subject: `account:${account}`,
      before: null,
      after: { login, name, role, body },
    });
    const linkPath = passwordHash === null ? await makeLink(tx, session.tenant.id, account) : null;
    const person = known ?? { login, name, email, language: null };
    return succeed({ account, linkPath, person });
  });
  if (!added.ok) return added;
  const { account, linkPath, person } = added.value;
  return succeed({ account, linkPath, mailed: await mailLink(app, session, person, { linkPath, origin }) });
}
