/** Changing a person: name and address, roles, a new one-time link, closing and opening the account. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { addRole, type Person, removeRole, saveDetails, setDisabled } from '../store/account.ts';
import type { Transaction } from '../store/database.ts';
import { deleteLinksOf } from '../store/session.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { readForm } from './form.ts';
import type { Mailed } from './mail.ts';
import { findPerson, isLastAdministrator, peopleNotAllowed, personNotFound, rolesBodies } from './people.ts';
import { may } from './policy.ts';
import { Role, type Session } from './session.ts';
import { Email, mailLink, makeLink, PersonName } from './user.ts';

const lastOne = 'Kommunen måste ha minst en administratör. Gör någon annan till administratör för hela kommunen först.';

/** Runs a change of a person by an administrator; one at a time, so that two cannot take away the last administrators. */
export async function changePerson<T>(
  app: App,
  session: Session,
  id: string,
  work: (tx: Transaction, person: Person) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!may(session, 'administer', null)) return refuse(peopleNotAllowed);
  return change(app, session, async (tx): Promise<Result<T>> => {
    await lockTenant(tx);
    const person = await findPerson(tx, id);
    return person ? work(tx, person) : refuse(personNotFound);
  });
}

const Details = z.object({ name: PersonName, email: Email });

export function savePerson(app: App, session: Session, id: string, input: unknown): Promise<Result<null>> {
  return changePerson(app, session, id, async (tx, person) => {
    const form = readForm(Details, input);
    if (!form.ok) return form;
    await saveDetails(tx, id, form.value);
    const before = { name: person.name, email: person.email };
    await record(tx, session, { verb: 'account.details', subject: `account:${id}`, before, after: form.value });
    return succeed(null);
  });
}

/** `body` '' or null: for the whole municipality. */
const RoleForm = z.object({
  role: Role,
  body: z
    .string()
    .nullable()
    .transform((body) => body || null),
});

export function giveRole(app: App, session: Session, id: string, input: unknown): Promise<Result<null>> {
  return changePerson(app, session, id, async (tx) => {
    const form = readForm(RoleForm, input);
    if (!form.ok) return form;
    const { role, body } = form.value;
    if (body !== null && !(await rolesBodies(tx)).some(({ code }) => code === body))
      return refuse({ path: 'body', message: `Organisationen ${body} finns inte i ${session.tenant.name}.` });
    await addRole(tx, id, role, body);
    await record(tx, session, { verb: 'account.role', subject: `account:${id}`, before: null, after: form.value });
    return succeed(null);
  });
}

export function takeRole(app: App, session: Session, id: string, input: unknown): Promise<Result<null>> {
  return changePerson(app, session, id, async (tx, person) => {
    const form = readForm(RoleForm, input);
    if (!form.ok) return form;
    const { role, body } = form.value;
    if (role === 'administrator' && body === null && (await isLastAdministrator(tx, person)))
      return refuse({ path: '', message: lastOne });
    if (!(await removeRole(tx, id, role, body)))
      return refuse({ path: '', message: `${person.name} har inte den rollen.` });
    await record(tx, session, {
      verb: 'account.roleRemoved',
      subject: `account:${id}`,
      before: form.value,
      after: null,
    });
    return succeed(null);
  });
}

/** Makes a new one-time link, for a forgotten password; older ones end. `origin`: the web's own address, for the mail. */
export async function giveLink(
  app: App,
  session: Session,
  id: string,
  origin: string | null,
): Promise<Result<{ linkPath: string; mailed: Mailed }>> {
  const given = await changePerson(app, session, id, async (tx, person) => {
    if (person.disabled) return refuse({ path: '', message: 'Kontot är stängt. Öppna det innan du ger en länk.' });
    await deleteLinksOf(tx, id);
    const linkPath = await makeLink(tx, session.tenant.id, id);
    await record(tx, session, { verb: 'account.link', subject: `account:${id}`, before: null, after: null });
    return succeed({ person, linkPath });
  });
  if (!given.ok) return given;
  const { person, linkPath } = given.value;
  return succeed({ linkPath, mailed: await mailLink(app, session, person, { linkPath, origin }) });
}

/** Closes an account: its sessions and links end. What it owns stays its own, and is shown as without an owner. */
export async function closeAccount(tx: Transaction, session: Session, person: Person): Promise<Result<null>> {
  if (person.id === session.account?.id)
    return refuse({ path: '', message: 'Du kan inte stänga ditt eget konto. Be en annan administratör.' });
  if (await isLastAdministrator(tx, person)) return refuse({ path: '', message: lastOne });
  await setDisabled(tx, person.id, true);
  await deleteLinksOf(tx, person.id);
  await record(tx, session, {
    verb: 'account.close',
    subject: `account:${person.id}`,
    before: { disabled: person.disabled },
    after: { disabled: true },
  });
  return succeed(null);
}

export function openAccount(app: App, session: Session, id: string): Promise<Result<null>> {
  return changePerson(app, session, id, async (tx, person) => {
    await setDisabled(tx, id, false);
    await record(tx, session, {
      verb: 'account.open',
      subject: `account:${id}`,
      before: { disabled: person.disabled },
      after: { disabled: false },
    });
    return succeed(null);
  });
}
