/**
 * Merging bodies into one and splitting one into several, from a day. What it will do is shown first, and is done after
 * a second press where it would still do the same. Codes, reports and history stay.
 */
import { type Result, refuse } from '../domain/result.ts';
import { daysAfter } from '../domain/swedish-day.ts';
import { addRole } from '../store/account.ts';
import { insertBody, moveChildren, updateBody } from '../store/body.ts';
import { addBodyChange } from '../store/body-change.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { moveWork, replaceAsked, replaceInGroups } from '../store/reorganise.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { changeOrganisation } from './body-edit.ts';
import { readForm } from './form.ts';
import { organisationNotAllowed } from './organisation.ts';
import { may } from './policy.ts';
import { planReorganisation, Reorganisation, type ReorganisationPlan } from './reorganisation-plan.ts';
import { actorName, type Session } from './session.ts';

/** What a merger or a split would do, without doing it. */
export async function previewReorganisation(
  app: App,
  session: Session,
  input: unknown,
): Promise<Result<ReorganisationPlan>> {
  if (!may(session, 'administer', null)) return refuse(organisationNotAllowed);
  const form = readForm(Reorganisation, input);
  return form.ok ? inTenant(app.db, session.tenant.id, (tx) => planReorganisation(tx, form.value)) : form;
}

/** New bodies are what the first old one was, and stand where it stood. */
async function makeTargets(tx: Transaction, plan: ReorganisationPlan): Promise<void> {
  const [model] = plan.sources;
  const parent = model?.parent ?? null;
  for (const { code, name, isNew } of plan.targets)
    if (isNew)
      await insertBody(tx, {
        code,
        name,
        kind: model?.kind ?? 'board',
        parent: parent !== null && plan.ending.includes(parent) ? null : parent,
        activeFrom: plan.day,
        activeTo: null,
      });
}

async function apply(tx: Transaction, plan: ReorganisationPlan): Promise<void> {
  const to = plan.targets.map(({ code }) => code);
  const [first = ''] = to;
  const leaving = plan.kind === 'merged' ? plan.ending : plan.sources.map(({ code }) => code);
  await makeTargets(tx, plan);
  for (const code of plan.ending) {
    await updateBody(tx, code, { activeTo: daysAfter(plan.day, -1) });
    await moveChildren(tx, code, first);
  }
  for (const one of plan.work) if (one.body !== one.to) await moveWork(tx, one, one.body, one.to);
  for (const { account, role, to: body } of plan.roles) await addRole(tx, account, role, body);
  await replaceInGroups(tx, leaving, to);
  for (const period of plan.planned) await replaceAsked(tx, period, leaving, to);
}

/** Does what `previewReorganisation` said. `hash` is the preview's: refused where it would do something else by now. */
export function reorganise(
  app: App,
  session: Session,
  input: unknown,
  hash: string,
): Promise<Result<ReorganisationPlan>> {
  return changeOrganisation(app, session, async (tx) => {
    const form = readForm(Reorganisation, input);
    if (!form.ok) return form;
    const plan = await planReorganisation(tx, form.value);
    if (!plan.ok) return plan;
    if (plan.value.hash !== hash)
      return refuse({ path: '', message: 'Något har ändrats sedan förhandsvisningen. Läs den igen och bekräfta.' });
    await apply(tx, plan.value);
    const { kind, day, note, sources, targets } = plan.value;
    const named = (bodies: readonly { code: string; name: string }[]) =>
      bodies.map(({ code, name }) => ({ code, name }));
    const parts = { from: named(sources), to: named(targets) };
    await addBodyChange(tx, { kind, day, note, ...parts }, actorName(session));
    const subject = `body:${form.value.from.join('+')}`;
    await record(tx, session, { verb: `body.${kind}`, subject, before: parts.from, after: plan.value });
    return plan;
  });
}
