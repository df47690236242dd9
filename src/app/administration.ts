/** What the start page of administration says: how many people, bodies and nodes without an owner there are. */
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listPersons } from '../store/account.ts';
import { listBodies } from '../store/body.ts';
import { inTenant } from '../store/database.ts';
import { listUnowned } from '../store/node-owner.ts';
import type { App } from './app.ts';
import { assignNotAllowed } from './assign.ts';
import { may, mayAnywhere } from './policy.ts';
import type { Session } from './session.ts';

/** `administered` is null for those who may assign work and nothing more. */
export type AdministrationView = {
  readonly unowned: number;
  readonly administered: { readonly open: number; readonly closed: number; readonly bodies: number } | null;
};

export async function readAdministration(app: App, session: Session): Promise<Result<AdministrationView>> {
  if (!mayAnywhere(session, 'assign')) return refuse(assignNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const unowned = (await listUnowned(tx)).filter(({ body }) => may(session, 'assign', body)).length;
    if (!may(session, 'administer', null)) return succeed({ unowned, administered: null });
    const people = await listPersons(tx);
    const closed = people.filter(({ disabled }) => disabled).length;
    const bodies = (await listBodies(tx)).length;
    return succeed({ unowned, administered: { open: people.length - closed, closed, bodies } });
  });
}
