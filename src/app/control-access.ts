/** Who reads and who changes the control plan of a body: its body and plan, or a sentence that says why not. */
import type { ControlPlan } from '../domain/control-plan.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { findBody } from '../store/body.ts';
import { type ControlPlanKey, findControlPlan } from '../store/control-plan.ts';
import type { Transaction } from '../store/database.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export type PlanAccess = {
  readonly body: { readonly code: string; readonly name: string };
  /** Null where there is none for the year yet. */
  readonly plan: ControlPlan | null;
  /** Why the session cannot change it; null where it can. */
  readonly whyNot: string | null;
};

function whyNot(session: Session, { body, year }: ControlPlanKey, plan: ControlPlan | null): string | null {
  if (!may(session, 'control', body))
    return `Du kan läsa men inte ändra. En samordnare för intern kontroll, chef eller controller för ${body} kan ändra här.`;
  if (plan?.state === 'decided')
    return `Internkontrollplanen för ${body} ${year} är beslutad. Öppna en revidering, med skäl, för att ändra den.`;
  return null;
}

/** What an elected member does not see: a plan that is not decided, or that is being revised. */
const isWorkingMaterial = (plan: ControlPlan | null) => plan?.state !== 'decided';

export async function accessPlan(tx: Transaction, session: Session, key: ControlPlanKey): Promise<Result<PlanAccess>> {
  if (!may(session, 'read', key.body))
    return refuse({ path: '', message: 'Du har ingen roll i den här kommunen och kan inte läsa planen.' });
  const body = await findBody(tx, key.body);
  if (!body) return refuse({ path: 'body', message: `Det finns ingen nämnd eller förvaltning som heter ${key.body}.` });
  const plan = await findControlPlan(tx, key);
  if (!seesWorkingMaterial(session) && isWorkingMaterial(plan))
    return refuse({
      path: '',
      message: `Internkontrollplanen för ${body.name} ${key.year} är arbetsmaterial tills den är beslutad.`,
    });
  return succeed({ body: { code: body.code, name: body.name }, plan, whyNot: whyNot(session, key, plan) });
}

/** The same, refused for those who may not change the plan, or where it is decided. */
export async function editPlanOf(tx: Transaction, session: Session, key: ControlPlanKey): Promise<Result<PlanAccess>> {
  const access = await accessPlan(tx, session, key);
  if (!access.ok || access.value.whyNot === null) return access;
  return refuse({ path: '', message: access.value.whyNot });
}
