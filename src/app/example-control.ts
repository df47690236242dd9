/** The example municipality's internal control: last year's plan assessed and decided, this year's registers, plans and carry-over. */
import {
  type ExampleRisk,
  exampleAssessments,
  exampleCarryOver,
  exampleCentral,
  exampleLeftOut,
  exampleRegisters,
} from '../domain/example-control.ts';
import { type Result, succeed } from '../domain/result.ts';
import { findControlPlan } from '../store/control-plan.ts';
import { inTenant } from '../store/database.ts';
import type { App } from './app.ts';
import { chooseCarryOver, readCarryOver } from './carry-over.ts';
import { saveCentral } from './central-control.ts';
import { readPlanControl, savePlanControl } from './control-edit.ts';
import { decideControlPlan, readControlPlan } from './control-plan.ts';
import { copyRegister, saveRegisterRisk } from './register-edit.ts';
import { readRegister } from './register-view.ts';
import type { Session } from './session.ts';

const year = 2026;
const last = { body: 'KS', year: year - 1 };
const board = { body: 'KS', year };

/** The value; the example is written so that nothing is refused. */
function sure<T>(
  answer:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly issues: readonly { readonly message: string }[] },
): T {
  if (answer.ok) return answer.value;
  throw new Error(answer.issues.map(({ message }) => message).join(' '));
}

async function decide(
  app: App,
  session: Session,
  key: typeof board,
  decision: { readonly decidedOn: string; readonly paragraph: string; readonly registryNumber: string },
): Promise<void> {
  const { seen } = sure(await readControlPlan(app, session, key));
  sure(await decideControlPlan(app, session, key, { ...decision, seen }));
}

async function assessLastYear(app: App, session: Session): Promise<void> {
  for (const { key, text, revision } of sure(await readRegister(app, session, last)).risks) {
    const [, form] = exampleAssessments.find(([word]) => word.test(text)) ?? [];
    if (form) sure(await saveRegisterRisk(app, session, last, key, { ...form, revision }));
  }
  await decide(app, session, last, { decidedOn: '2024-12-17', paragraph: '§ 204', registryNumber: 'KS/2024:412' });
}

async function carryOver(app: App, session: Session): Promise<void> {
  for (const { kind, key: source, title } of sure(await readCarryOver(app, session, board)).candidates) {
    const chosen = exampleCarryOver.find(({ of }) => of.test(title));
    if (!chosen) continue;
    const { carried, reason, months, responsible } = chosen;
    sure(await chooseCarryOver(app, session, board, { kind, source, carried, reason }));
    const { candidates } = sure(await readCarryOver(app, session, board));
    const successor = candidates.find((one) => one.kind === kind && one.key === source)?.choice?.successor;
    if (kind !== 'control' || successor == null) continue;
    const { stored } = sure(await readPlanControl(app, session, board, successor));
    const terms = { revision: stored?.revision, recurrence: months, responsible };
    sure(await savePlanControl(app, session, board, successor, terms));
  }
  sure(await copyRegister(app, session, board));
  for (const { key, chosen, revision, text } of sure(await readRegister(app, session, board)).risks) {
    const [, chosenReason] = exampleLeftOut.find(([word]) => word.test(text)) ?? [];
    if (chosen === null && chosenReason !== undefined)
      sure(await saveRegisterRisk(app, session, board, key, { revision, chosen: 'no', chosenReason }));
  }
}

async function addRisk(app: App, session: Session, key: typeof board, risk: ExampleRisk): Promise<void> {
  const { place, after, why, control, ...said } = risk;
  const form = {
    ...said,
    revision: 0,
    origin: 'own',
    likelihood: String(place[0]),
    impact: String(place[1]),
    assessedReason: why,
    likelihoodAfter: String(after[0]),
    impactAfter: String(after[1]),
  };
  const added = sure(await saveRegisterRisk(app, session, key, null, form));
  if (!control) return;
  const { months, ...worded } = control;
  const terms = { ...worded, revision: 0, risk: added.key, recurrence: months, responsible: risk.owner };
  sure(await savePlanControl(app, session, key, null, terms));
}

/** Makes all of it where the executive board has no plan for the year; does nothing once more. */
export async function openExampleControl(app: App, session: Session): Promise<Result<null>> {
  const made = await inTenant(app.db, session.tenant.id, (tx) => findControlPlan(tx, board));
  if (made) return succeed(null);
  await assessLastYear(app, session);
  sure(await saveCentral(app, session, year, null, { ...exampleCentral, revision: 0 }));
  await carryOver(app, session);
  for (const { body, risks, decision } of exampleRegisters) {
    const key = { body, year };
    for (const risk of risks) await addRisk(app, session, key, risk);
    if (decision) await decide(app, session, key, decision);
  }
  return succeed(null);
}
