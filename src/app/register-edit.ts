/** Changing the risk register: a risk is added, edited, taken away or set back to an earlier version, and last year's list is copied. */
import { z } from 'zod';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { type ControlPlanKey, lockControlPlan, openControlPlan } from '../store/control-plan.ts';
import type { Transaction } from '../store/database.ts';
import {
  deleteFromPlan,
  findRegisterRisk,
  insertRegisterRisk,
  listPlanChanges,
  listRegister,
  type StoredRisk,
  updateRegisterRisk,
} from '../store/register.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { spreadTo } from './central-spread.ts';
import { change } from './change.ts';
import { editPlanOf } from './control-access.ts';
import { readForm } from './form.ts';
import { EditedRiskForm, newRisk, type RiskForm, riskFields, riskOf } from './risk-form.ts';
import { releaseFromDrafts } from './risk-release.ts';
import { actorName, type Session } from './session.ts';

export const riskNotFound = { path: 'risk', message: 'Risken finns inte i registret. Den kan ha tagits bort.' };

const subjectOf = ({ body, year }: ControlPlanKey, risk: string) => `risk:${body}/${year}/${risk}`;

export type SavedRisk =
  | { readonly ok: true; readonly value: { readonly key: string } }
  /** `conflict`: what somebody else has saved since the person opened the risk. */
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly conflict?: StoredRisk };

/** A risk with controls stays in the plan, and one without a body's choice gets none. */
function whyNotChosen(stored: StoredRisk, chosen: boolean | null): Result<null> {
  if (stored.controls === 0 || chosen === true) return succeed(null);
  return refuse({
    path: 'chosen',
    message: 'Risken har kontroller i planen. Ta bort dem först, eller behåll risken i planen.',
  });
}

/** Adds a risk (`risk` null) or edits one. `input`: the fields, and of a stored risk the `revision` that the person saw. */
export async function saveRegisterRisk(
  app: App,
  session: Session,
  key: ControlPlanKey,
  risk: string | null,
  input: unknown,
): Promise<SavedRisk> {
  const read = readForm(EditedRiskForm, input);
  if (!read.ok) return read;
  const { revision, ...form } = read.value;
  return change(app, session, async (tx): Promise<SavedRisk> => {
    const access = await editPlanOf(tx, session, key);
    if (!access.ok) return access;
    await openControlPlan(tx, key);
    await lockControlPlan(tx, key);
    if (access.value.plan === null) await spreadTo(tx, key, actorName(session));
    if (risk === null) return addRisk(tx, session, key, form);
    const stored = await findRegisterRisk(tx, key, risk);
    if (!stored) return refuse(riskNotFound);
    return editRisk(tx, session, key, { stored, form, revision });
  });
}

/** Adds a risk within a change that does more. Refused where the session may not change the plan. */
export async function addRegisterRiskIn(
  tx: Transaction,
  session: Session,
  key: ControlPlanKey,
  form: RiskForm,
): Promise<SavedRisk> {
  const access = await editPlanOf(tx, session, key);
  if (!access.ok) return access;
  await openControlPlan(tx, key);
  await lockControlPlan(tx, key);
  return addRisk(tx, session, key, form);
}

async function addRisk(tx: Transaction, session: Session, key: ControlPlanKey, form: RiskForm): Promise<SavedRisk> {
  const content = riskOf(newRisk, form);
  if (!content.ok) return content;
  const added = await insertRegisterRisk(tx, key, content.value, actorName(session));
  await record(tx, session, { verb: 'risk.add', subject: subjectOf(key, added), before: null, after: content.value });
  return succeed({ key: added });
}

type Edit = { readonly stored: StoredRisk; readonly form: RiskForm; readonly revision: number };

async function editRisk(
  tx: Transaction,
  session: Session,
  key: ControlPlanKey,
  { stored, form, revision }: Edit,
): Promise<SavedRisk> {
  const { revision: _, updatedBy, controls: __, held: ___, ...before } = stored;
  const content = riskOf(before, form);
  if (!content.ok) return content;
  const free = whyNotChosen(stored, content.value.chosen);
  if (!free.ok) return free;
  const after = { ...content.value, key: stored.key };
  if (!(await updateRegisterRisk(tx, key, after, { revision, by: actorName(session) }))) {
    const message = `${updatedBy ?? 'Någon annan'} har sparat risken efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.`;
    return { ok: false, issues: [{ path: 'text', message }], conflict: stored };
  }
  await record(tx, session, { verb: 'risk.edit', subject: subjectOf(key, stored.key), before, after });
  return succeed({ key: stored.key });
}

/**
 * Takes a risk out of the register, with its controls, and out of draft reports that say nothing of it. Refused where a report is
 * decided or says something of it.
 */
export async function removeRegisterRisk(
  app: App,
  session: Session,
  key: ControlPlanKey,
  risk: string,
): Promise<Result<null>> {
  return change(app, session, async (tx): Promise<Result<null>> => {
    const access = await editPlanOf(tx, session, key);
    if (!access.ok) return access;
    const stored = await findRegisterRisk(tx, key, risk);
    if (!stored) return refuse(riskNotFound);
    await releaseFromDrafts(tx, key, { kind: 'risk', key: risk });
    await deleteFromPlan(tx, key, { kind: 'risk', key: risk, by: actorName(session) });
    await record(tx, session, { verb: 'risk.remove', subject: subjectOf(key, risk), before: stored, after: null });
    return succeed(null);
  });
}

const Kept = z.object({
  text: z.string(),
  event: z.string().nullable(),
  cause: z.string().nullable(),
  consequence: z.string().nullable(),
  process_area: z.string().nullable(),
  area: z.string(),
  origin: z.enum(['supervision', 'own']).nullable(),
  owner: z.string().nullable(),
  likelihood: z.number().nullable(),
  impact: z.number().nullable(),
  assessed_reason: z.string(),
  likelihood_after: z.number().nullable(),
  impact_after: z.number().nullable(),
  after_reason: z.string(),
  chosen: z.boolean().nullable(),
  chosen_reason: z.string(),
});

/** The fields of a version as the form has them; null where the version is none of a risk. */
export function fieldsOfVersion(content: Readonly<Record<string, unknown>>): RiskForm | null {
  const kept = Kept.safeParse(content).data;
  if (!kept) return null;
  return riskFields({
    ...newRisk,
    ...kept,
    processArea: kept.process_area,
    before: { likelihood: kept.likelihood, impact: kept.impact, reason: kept.assessed_reason },
    after: { likelihood: kept.likelihood_after, impact: kept.impact_after, reason: kept.after_reason },
    chosenReason: kept.chosen_reason,
  }) as RiskForm;
}

const Undo = z.object({ version: z.coerce.number().int().min(1), revision: z.coerce.number().int().min(0) });

/** Sets a risk back to a version. `input`: `version`, and the `revision` that the person saw. Imported wording stays. */
export async function undoRisk(
  app: App,
  session: Session,
  key: ControlPlanKey,
  risk: string,
  input: unknown,
): Promise<SavedRisk> {
  const read = readForm(Undo, input);
  if (!read.ok) return read;
  return change(app, session, async (tx): Promise<SavedRisk> => {
    const access = await editPlanOf(tx, session, key);
    if (!access.ok) return access;
    const stored = await findRegisterRisk(tx, key, risk);
    const changes = await listPlanChanges(tx, key, 'risk', risk);
    const version = changes.find(({ number }) => number === read.value.version);
    const form = version && fieldsOfVersion(version.content);
    if (!stored || !form) return refuse(riskNotFound);
    form.chosenReason ||= `Återställd till version ${read.value.version}.`;
    return editRisk(tx, session, key, { stored, form, revision: read.value.revision });
  });
}

/** Copies the risks of the year before that are not here yet, with their assessments; what is chosen is to be chosen anew. */
export async function copyRegister(
  app: App,
  session: Session,
  key: ControlPlanKey,
): Promise<Result<{ count: number }>> {
  return change(app, session, async (tx): Promise<Result<{ count: number }>> => {
    const access = await editPlanOf(tx, session, key);
    if (!access.ok) return access;
    await openControlPlan(tx, key);
    await lockControlPlan(tx, key);
    if (access.value.plan === null) await spreadTo(tx, key, actorName(session));
    const year = key.year - 1;
    const here = await listRegister(tx, key);
    const known = (old: string) =>
      here.some(({ key: own, predecessor }) => own === old || (predecessor?.year === year && predecessor.key === old));
    const copied = (await listRegister(tx, { ...key, year })).filter((risk) => !known(risk.key));
    if (copied.length === 0)
      return refuse({ path: '', message: `Registret för ${year} har inga risker som inte redan finns här.` });
    for (const { revision: _, updatedBy: __, controls: ___, held: ____, key: old, ...risk } of copied) {
      const made = {
        ...risk,
        chosen: null,
        chosenReason: '',
        predecessor: { year, key: old },
        made: 'register',
      } as const;
      await insertRegisterRisk(tx, key, made, actorName(session));
    }
    const after = { from: year, risks: copied.map(({ key: old }) => old) };
    await record(tx, session, {
      verb: 'register.copy',
      subject: `controlPlan:${key.body}/${key.year}`,
      before: null,
      after,
    });
    return succeed({ count: copied.length });
  });
}
