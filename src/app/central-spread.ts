/** Brings the executive board's controls into the bodies' plans: each body gets its own, with the same wording. */
import type { Body } from '../domain/body.ts';
import { isActive } from '../domain/body-change.ts';
import { listOrganisation } from '../store/body.ts';
import { type CentralControl, listCentralControls, listCentralCopies } from '../store/central-control.ts';
import { makeOccurrences } from '../store/control-occurrence.ts';
import { type ControlPlanKey, findControlPlan, lockControlPlan, openControlPlan } from '../store/control-plan.ts';
import type { Transaction } from '../store/database.ts';
import { findPlanControl, insertPlanControl, updatePlanControl } from '../store/plan-control.ts';
import { findRegisterRisk, insertRegisterRisk, listRegister, updateRegisterRisk } from '../store/register.ts';
import { newControl } from './control-form.ts';
import { newRisk } from './risk-form.ts';

const because = 'Kontrollen är gemensam för alla nämnder.';

/** The bodies that a central control holds for in a year: the boards, and where it says so the companies. */
export async function bodiesOf(tx: Transaction, year: number, companies: boolean): Promise<Body[]> {
  const active = (await listOrganisation(tx)).filter((body) => isActive(body, `${year}-01-01`, `${year}-12-31`));
  return active.filter(({ kind }) => kind === 'board' || (companies && kind === 'company'));
}

async function riskFor(tx: Transaction, key: ControlPlanKey, central: CentralControl, by: string): Promise<string> {
  const known = (await listRegister(tx, key)).find(({ text }) => text === central.risk);
  if (known) {
    const { revision, updatedBy: _, controls: __, held: ___, ...risk } = known;
    if (risk.chosen !== true)
      await updateRegisterRisk(tx, key, { ...risk, chosen: true, chosenReason: because }, { revision, by });
    return known.key;
  }
  const origin = { origin: 'supervision', originText: 'uppsiktsplikt' } as const;
  const risk = { ...newRisk, ...origin, text: central.risk, area: central.area, chosen: true, chosenReason: because };
  return insertRegisterRisk(tx, key, risk, by);
}

const worded = ({ title, frequency, method, recurrence, fourEyes, sampleSize }: CentralControl) => ({
  ...{ title, frequency, method, fourEyes, sampleSize },
  recurrence: recurrence === null ? null : [...recurrence],
});

/** Gives a body's plan the central controls that hold for it, worded as they are now. A decided plan stays as it is. */
export async function spreadTo(tx: Transaction, key: ControlPlanKey, by: string): Promise<void> {
  const central = await listCentralControls(tx, key.year);
  const copies = (await listCentralCopies(tx, key.year)).filter(({ body }) => body === key.body);
  for (const one of central) {
    if (!(await bodiesOf(tx, key.year, one.companies)).some(({ code }) => code === key.body)) continue;
    const copy = copies.find(({ central: of }) => of === one.key);
    const stored = copy ? await findPlanControl(tx, key, copy.control) : null;
    if (!stored) {
      const risk = await riskFor(tx, key, one, by);
      const control = { ...newControl(risk), ...worded(one), centralKey: one.key, carriedReason: because };
      await insertPlanControl(tx, key, control, by);
      continue;
    }
    const { key: control, revision, updatedBy: _, ...rest } = stored;
    await updatePlanControl(tx, key, control, { ...rest, ...worded(one) }, { revision, by });
    const risk = await findRegisterRisk(tx, key, stored.risk);
    if (risk && risk.made === 'register' && risk.controls === 1 && risk.text !== one.risk) {
      const { revision: seen, updatedBy: __, controls: ___, held: ____, ...plain } = risk;
      await updateRegisterRisk(tx, key, { ...plain, text: one.risk, area: one.area }, { revision: seen, by });
    }
  }
  const plan = await findControlPlan(tx, key);
  if (central.length > 0) await makeOccurrences(tx, key, plan?.revisionReason ?? null);
}

/** The same for every body of the year. Answers with the bodies whose plan is decided, and stays as it was. */
export async function spreadToAll(tx: Transaction, year: number, by: string): Promise<Body[]> {
  const central = await listCentralControls(tx, year);
  if (central.length === 0) return [];
  const decided: Body[] = [];
  const bodies = await bodiesOf(
    tx,
    year,
    central.some(({ companies }) => companies),
  );
  for (const body of bodies) {
    const key = { body: body.code, year };
    await openControlPlan(tx, key);
    await lockControlPlan(tx, key);
    if ((await findControlPlan(tx, key))?.state === 'decided') decided.push(body);
    else await spreadTo(tx, key, by);
  }
  return decided;
}
