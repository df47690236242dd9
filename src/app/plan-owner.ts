/** Who reports on a node of a plan: one person for each body that answers for it, chosen by those who may assign there. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { setOwner } from '../store/node-owner.ts';
import { dropOwner } from '../store/plan-owner.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { assignNotAllowed } from './assign.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { readForm } from './form.ts';
import { notify } from './notification.ts';
import { loadPlanNode, type OwnerView, type PlanNodeView } from './plan-node.ts';
import { mayAnywhere } from './policy.ts';
import type { Session } from './session.ts';

/** `owners`: the account for each body, by its code; '' is nobody. */
const OwnersForm = z.object({ owners: z.record(z.string(), z.string()) });

async function assign(
  tx: Transaction,
  session: Session,
  { stored: { year }, node }: PlanNodeView,
  owner: OwnerView,
  to: string,
): Promise<Result<null>> {
  const duty = { year, node: node.key, body: owner.code };
  if (to === '') {
    await dropOwner(tx, duty);
  } else {
    if (!owner.candidates.some(({ id }) => id === to))
      return refuse({ path: `owner-${owner.code}`, message: `Välj någon som får rapportera för ${owner.name}.` });
    await setOwner(tx, duty, to);
    const text = `Du har fått ${node.title} att rapportera för ${owner.name} ${year}.`;
    await notify(tx, session, [{ account: to, kind: 'handedOver', text, path: '/' }]);
  }
  const after = { to: to === '' ? null : to, year, body: owner.code, nodes: [node.key] };
  const before = { account: owner.account };
  await record(tx, session, { verb: 'work.assign', subject: `body:${owner.code}`, before, after });
  return succeed(null);
}

/** Sets who reports on a node for the bodies that the session may assign for, and tells them. `changed`: for how many bodies. */
export async function savePlanOwners(
  app: App,
  session: Session,
  year: number,
  key: string,
  input: unknown,
): Promise<Result<{ changed: number }>> {
  if (!mayAnywhere(session, 'assign')) return refuse(assignNotAllowed);
  const form = readForm(OwnersForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<Result<{ changed: number }>> => {
    await lockTenant(tx);
    const view = await loadPlanNode(tx, session, year, key);
    if (!view.ok) return view;
    const wanted = view.value.owners.flatMap((owner) => {
      const to = form.value.owners[owner.code];
      return to === undefined || to === (owner.account ?? '') ? [] : [{ owner, to }];
    });
    for (const { owner, to } of wanted) {
      if (!owner.mayAssign) return refuse(assignNotAllowed);
      const assigned = await assign(tx, session, view.value, owner, to);
      if (!assigned.ok) return assigned;
    }
    return succeed({ changed: wanted.length });
  });
}
