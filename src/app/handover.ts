/** Handing over the work of somebody who leaves: what they own goes to others, body by body, who are told. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listPersons } from '../store/account.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listOpenWork, type NamedDuty, setOwner } from '../store/node-owner.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { readForm } from './form.ts';
import { notify } from './notification.ts';
import { findPerson, type Person, peopleNotAllowed, peopleWhoMay, personNotFound } from './people.ts';
import { changePerson, closeAccount } from './person-edit.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

/** What a person owns for one body, and who may take it over. */
export type HandoverGroup = {
  readonly body: string;
  readonly bodyName: string;
  readonly work: readonly NamedDuty[];
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
};
export type HandoverView = { readonly person: Person; readonly groups: readonly HandoverGroup[] };

async function groupsOf(tx: Transaction, session: Session, person: Person): Promise<HandoverGroup[]> {
  const work = await listOpenWork(tx, person.id);
  const others = (await listPersons(tx)).filter(({ id }) => id !== person.id);
  return [...Map.groupBy(work, ({ body }) => body)].map(([body, owned]) => ({
    body,
    bodyName: owned[0]?.bodyName ?? body,
    work: owned,
    candidates: peopleWhoMay(others, session, 'report', body),
  }));
}

export async function readHandover(app: App, session: Session, id: string): Promise<Result<HandoverView>> {
  if (!may(session, 'administer', null)) return refuse(peopleNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const person = await findPerson(tx, id);
    return person ? succeed({ person, groups: await groupsOf(tx, session, person) }) : refuse(personNotFound);
  });
}

/** `to`: who takes over for each body, by code; '' leaves it without an owner. `close`: the account is closed too. */
const HandoverForm = z.object({ to: z.record(z.string(), z.string()), close: z.boolean() });

const nodes = (count: number) => (count === 1 ? '1 post' : `${count} poster`);

/** Moves the work of one body and tells the receiver. */
async function handGroup(
  tx: Transaction,
  session: Session,
  person: Person,
  { group, receiver }: { readonly group: HandoverGroup; readonly receiver: string },
): Promise<void> {
  for (const duty of group.work) await setOwner(tx, duty, receiver);
  const text = `Du har tagit över ${nodes(group.work.length)} från ${person.name} (${group.bodyName}).`;
  await notify(tx, session, [{ account: receiver, kind: 'handedOver', text, path: '/' }]);
}

/** Hands over all that a person owns in years that are not decided, and closes the account where `close` says so. `moved`: how many nodes. */
export function handOver(app: App, session: Session, id: string, input: unknown): Promise<Result<{ moved: number }>> {
  return changePerson(app, session, id, async (tx, person) => {
    const form = readForm(HandoverForm, input);
    if (!form.ok) return form;
    const given = (await groupsOf(tx, session, person)).flatMap((group) => {
      const receiver = form.value.to[group.body] ?? '';
      return receiver === '' ? [] : [{ group, receiver }];
    });
    const wrong = given.find(({ group, receiver }) => !group.candidates.some((one) => one.id === receiver));
    if (wrong) {
      const message = `Välj någon som har ett öppet konto och får rapportera för ${wrong.group.bodyName}.`;
      return refuse({ path: `to.${wrong.group.body}`, message });
    }
    for (const one of given) await handGroup(tx, session, person, one);
    const moves = given.map(({ group, receiver }) => ({
      body: group.body,
      to: receiver,
      nodes: group.work.map(({ year, node }) => ({ year, node })),
    }));
    if (moves.length > 0)
      await record(tx, session, { verb: 'work.handOver', subject: `account:${id}`, before: null, after: { moves } });
    if (form.value.close) {
      const closed = await closeAccount(tx, session, person);
      if (!closed.ok) return closed;
    }
    return succeed({ moved: moves.reduce((sum, move) => sum + move.nodes.length, 0) });
  });
}
