/** The people of a municipality: who they are, what they may do, and what they are to report on. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { countAdministrators, listPersons, type Person } from '../store/account.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { countOpenWork, listOpenWork, type NamedDuty } from '../store/node-owner.ts';
import type { App } from './app.ts';
import { type Action, may } from './policy.ts';
import type { Session } from './session.ts';

export type { NamedDuty, Person };

export const peopleNotAllowed = { path: '', message: 'Bara administratörer kan hantera personer.' };
export const personNotFound = { path: 'person', message: 'Personen finns inte.' };

/** `openWork`: nodes that the person owns in years that are not decided. */
export type PersonItem = Person & { readonly openWork: number };
export type BodyChoice = { readonly code: string; readonly name: string };

/** Bodies that a person can hold a role for. */
export async function rolesBodies(tx: Transaction): Promise<BodyChoice[]> {
  const bodies = await listBodies(tx);
  return bodies.filter(({ kind }) => kind !== 'group').map(({ code, name }) => ({ code, name }));
}

/** Every person by name, and the bodies that a role can be held for. */
export async function listPeople(
  app: App,
  session: Session,
): Promise<Result<{ people: PersonItem[]; bodies: BodyChoice[] }>> {
  if (!may(session, 'administer', null)) return refuse(peopleNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const work = await countOpenWork(tx);
    const people = (await listPersons(tx)).map((person) => ({ ...person, openWork: work.get(person.id) ?? 0 }));
    return succeed({ people, bodies: await rolesBodies(tx) });
  });
}

export async function findPerson(tx: Transaction, id: string): Promise<Person | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return (await listPersons(tx)).find((person) => person.id === id) ?? null;
}

const isAdministrator = ({ disabled, roles }: Pick<Person, 'disabled' | 'roles'>) =>
  !disabled && roles.some(({ role, body }) => role === 'administrator' && body === null);

/** True where nobody would administer the municipality without this person. */
export async function isLastAdministrator(tx: Transaction, person: Person): Promise<boolean> {
  return isAdministrator(person) && (await countAdministrators(tx)) === 1;
}

export type PersonView = {
  readonly person: Person;
  readonly work: readonly NamedDuty[];
  readonly bodies: readonly BodyChoice[];
  readonly lastAdministrator: boolean;
  /** True where it is the one who asks. */
  readonly own: boolean;
};

export async function readPerson(app: App, session: Session, id: string): Promise<Result<PersonView>> {
  if (!may(session, 'administer', null)) return refuse(peopleNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const person = await findPerson(tx, id);
    if (!person) return refuse(personNotFound);
    return succeed({
      person,
      work: await listOpenWork(tx, id),
      bodies: await rolesBodies(tx),
      lastAdministrator: await isLastAdministrator(tx, person),
      own: session.account?.id === id,
    });
  });
}

/** Those with an open account who may do the action on the body, by name. */
export function peopleWhoMay(
  people: readonly Person[],
  session: Session,
  action: Action,
  body: string,
): { readonly id: string; readonly name: string }[] {
  return people
    .filter(({ disabled, id, name, roles }) => {
      const asThem: Session = { tenant: session.tenant, account: { id, name }, how: 'web', roles };
      return !disabled && may(asThem, action, body);
    })
    .map(({ id, name }) => ({ id, name }));
}
