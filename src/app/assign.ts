/** What nobody owns, or somebody who has left: shown to administrators, controllers and the heads of the bodies, who give it an owner. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listPersons } from '../store/account.ts';
import { inTenant } from '../store/database.ts';
import { listUnowned, setOwner, type UnownedDuty } from '../store/node-owner.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { readForm } from './form.ts';
import { notify } from './notification.ts';
import { peopleWhoMay } from './people.ts';
import { may, mayAnywhere } from './policy.ts';
import type { Session } from './session.ts';

export type { UnownedDuty };

/** What one body owes in one year that nobody owns, and who may be given it. */
export type UnownedGroup = {
  readonly year: number;
  readonly body: string;
  readonly bodyName: string;
  readonly duties: readonly UnownedDuty[];
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
};

export const assignNotAllowed = {
  path: '',
  message: 'Bara chefer, controller och administratörer kan fördela arbetet.',
};

/** By year, the latest first, and by body: the bodies that the session may assign for. */
export async function listUnownedWork(app: App, session: Session): Promise<Result<UnownedGroup[]>> {
  if (!mayAnywhere(session, 'assign')) return refuse(assignNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const people = await listPersons(tx);
    const mine = (await listUnowned(tx)).filter(({ body }) => may(session, 'assign', body));
    const groups = [...Map.groupBy(mine, ({ year, body }) => `${year}/${body}`).values()];
    return succeed(
      groups.flatMap((duties) => {
        const [first] = duties;
        if (!first) return [];
        const { year, body, bodyName } = first;
        return [{ year, body, bodyName, duties, candidates: peopleWhoMay(people, session, 'report', body) }];
      }),
    );
  });
}

const AssignForm = z.object({
  year: z.coerce.number().int(),
  body: z.string(),
  nodes: z.array(z.string()).min(1, 'Markera minst en post.'),
  to: z.string(),
});

/** Gives nodes without an owner to a person who may report for the body, and tells them. */
export async function assignOwner(app: App, session: Session, input: unknown): Promise<Result<{ assigned: number }>> {
  const form = readForm(AssignForm, input);
  if (!form.ok) return form;
  const { year, body, nodes, to } = form.value;
  if (!may(session, 'assign', body)) return refuse(assignNotAllowed);
  return change(app, session, async (tx) => {
    await lockTenant(tx);
    const open = (await listUnowned(tx)).filter((duty) => duty.year === year && duty.body === body);
    const chosen = open.filter(({ node }) => nodes.includes(node));
    if (chosen.length < new Set(nodes).size)
      return refuse({ path: '', message: 'Någon av posterna har redan fått en ägare. Ladda om sidan och välj igen.' });
    if (!peopleWhoMay(await listPersons(tx), session, 'report', body).some(({ id }) => id === to))
      return refuse({ path: 'to', message: 'Välj vem som ska rapportera.' });
    for (const duty of chosen) await setOwner(tx, duty, to);
    const count = chosen.length === 1 ? '1 post' : `${chosen.length} poster`;
    const text = `Du har fått ${count} att rapportera för ${chosen[0]?.bodyName ?? body} ${year}.`;
    await notify(tx, session, [{ account: to, kind: 'handedOver', text, path: '/' }]);
    const after = { to, year, body, nodes: chosen.map(({ node }) => node) };
    await record(tx, session, { verb: 'work.assign', subject: `body:${body}`, before: null, after });
    return succeed({ assigned: chosen.length });
  });
}
