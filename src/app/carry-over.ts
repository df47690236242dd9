/** Carry-over to a plan from the year before: candidates with the rule that they meet, and what a person chooses, with the reason. */
import { z } from 'zod';
import { type CarryOverCandidate, carryOverCandidates } from '../domain/carry-over-candidate.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { levelAt, placeAfter } from '../domain/risk-matrix.ts';
import { type ScaleValue, scaleValue } from '../domain/scale.ts';
import { type CarryOverChoice, listCarryOverChoices, saveCarryOverChoice } from '../store/carry-over.ts';
import { makeOccurrences } from '../store/control-occurrence.ts';
import {
  type ControlPlanKey,
  findControlPlan,
  loadPlanRisks,
  lockControlPlan,
  openControlPlan,
} from '../store/control-plan.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { latestOutcome, listOutcomes } from '../store/occurrence-outcome.ts';
import { findPlanControl, insertPlanControl, listPlanControls } from '../store/plan-control.ts';
import {
  findRegisterRisk,
  insertRegisterRisk,
  listRegister,
  type StoredRisk,
  updateRegisterRisk,
} from '../store/register.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { accessPlan, editPlanOf } from './control-access.ts';
import { plainText, readForm } from './form.ts';
import { seesWorkingMaterial } from './policy.ts';
import { riskScales, scalesOfPlan } from './register-view.ts';
import { actorName, type Session } from './session.ts';

export type CandidateView = CarryOverCandidate & {
  readonly light: ScaleValue | null;
  /** What was chosen; null where nobody has chosen yet. */
  readonly choice: CarryOverChoice | null;
};

export type CarryOverView = {
  readonly body: { readonly code: string; readonly name: string };
  /** Of the plan that is chosen for; the candidates are of the year before. */
  readonly year: number;
  readonly whyNot: string | null;
  readonly candidates: readonly CandidateView[];
  /** Names of the two highest levels of risk. */
  readonly highLevels: readonly string[];
};

const before = (key: ControlPlanKey): ControlPlanKey => ({ ...key, year: key.year - 1 });

/** Codes and names of the two highest levels. */
async function highLevels(tx: Transaction, key: ControlPlanKey) {
  const { levels } = riskScales(await scalesOfPlan(tx, key, await findControlPlan(tx, key)));
  const sorted = levels.values.toSorted((a, b) => (b.least ?? 0) - (a.least ?? 0));
  return { levels, high: sorted.slice(0, 2) };
}

/** `sees`: false for those who read only what is decided or published. */
async function candidatesOf(tx: Transaction, key: ControlPlanKey, sees: boolean): Promise<CarryOverCandidate[]> {
  const register = await listRegister(tx, key);
  const { levels, high } = await highLevels(tx, key);
  const openLevel = (risk: string) => {
    const stored = register.find((one) => one.key === risk);
    const place = stored ? placeAfter(stored) : null;
    const level = place === null ? null : levelAt(levels.values, place.likelihood * place.impact);
    return level !== null && high.some(({ code }) => code === level.code) ? level.code : null;
  };
  const risks = await loadPlanRisks(tx, key);
  const outcomes = sees ? await listOutcomes(tx, key) : [];
  return carryOverCandidates(
    risks.map(({ key: risk, text, controls }) => ({
      key: risk,
      text,
      openLevel: openLevel(risk),
      controls: controls.map(({ key: control, title, results }) => ({
        key: control,
        title,
        assessment:
          results.find(({ assessment, open }) => assessment !== null && (open || sees))?.assessment ??
          latestOutcome(outcomes, { body: key.body, control }),
      })),
    })),
  );
}

/** The candidates for a plan, with what has been chosen. */
export function readCarryOver(app: App, session: Session, key: ControlPlanKey): Promise<Result<CarryOverView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<CarryOverView>> => {
    const access = await accessPlan(tx, session, key);
    if (!access.ok) return access;
    const old = before(key);
    const scales = await scalesOfPlan(tx, old, await findControlPlan(tx, old));
    const choices = await listCarryOverChoices(tx, key);
    const { high } = await highLevels(tx, old);
    return succeed({
      body: access.value.body,
      year: key.year,
      whyNot: access.value.whyNot,
      candidates: (await candidatesOf(tx, old, seesWorkingMaterial(session))).map((candidate) => ({
        ...candidate,
        light: scaleValue(scales, 'control', candidate.assessment),
        choice: choices.find(({ kind, source }) => kind === candidate.kind && source === candidate.key) ?? null,
      })),
      highLevels: high.map(({ label }) => label),
    });
  });
}

const Choice = z.object({
  kind: z.enum(['risk', 'control']),
  source: z.string(),
  carried: z.enum(['yes', 'no'], 'Välj om det ska med i nästa plan.'),
  reason: plainText().trim().min(3, 'Skriv varför.').max(2000, 'Skriv skälet med högst 2 000 tecken.'),
});

/** The risk in the new plan that follows last year's: it is chosen there, and copied where it is missing. */
async function carryRisk(
  tx: Transaction,
  key: ControlPlanKey,
  old: StoredRisk,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<string> {
  const year = key.year - 1;
  const here = (await listRegister(tx, key)).find(
    (one) =>
      (one.predecessor?.year === year && one.predecessor.key === old.key) ||
      (one.predecessor === null && one.key === old.key),
  );
  const predecessor = { year, key: old.key };
  if (here) {
    const { revision, updatedBy: _, controls: __, held: ___, ...risk } = here;
    if (risk.chosen === true && risk.predecessor !== null) return here.key;
    const chosenReason = risk.chosen === true ? risk.chosenReason : reason;
    await updateRegisterRisk(tx, key, { ...risk, chosen: true, chosenReason, predecessor }, { revision, by });
    return here.key;
  }
  const { key: _, revision: __, updatedBy: ___, controls: ____, held: _____, ...risk } = old;
  const copied = { ...risk, chosen: true, chosenReason: reason, predecessor, made: 'register' } as const;
  return insertRegisterRisk(tx, key, copied, by);
}

async function carryControl(
  tx: Transaction,
  key: ControlPlanKey,
  source: string,
  said: { readonly reason: string; readonly by: string },
): Promise<Result<string>> {
  const year = key.year - 1;
  const here = (await listPlanControls(tx, key)).find(
    ({ predecessor }) => predecessor?.year === year && predecessor.key === source,
  );
  if (here) return succeed(here.key);
  const old = await findPlanControl(tx, before(key), source);
  const oldRisk = old && (await findRegisterRisk(tx, before(key), old.risk));
  if (!old || !oldRisk)
    return refuse({ path: '', message: 'Kontrollen finns inte i förra årets plan. Ladda om sidan.' });
  const risk = await carryRisk(tx, key, oldRisk, said);
  const { key: _, revision: __, updatedBy: ___, ...control } = old;
  const carried = {
    risk,
    startsOn: null,
    endsOn: null,
    centralKey: null,
    carriedReason: said.reason,
    made: 'register',
  } as const;
  const predecessor = { year, key: source };
  return succeed(await insertPlanControl(tx, key, { ...control, ...carried, predecessor }, said.by));
}

/** True where what was carried over still stands in the plan. */
async function stands(tx: Transaction, key: ControlPlanKey, choice: CarryOverChoice): Promise<boolean> {
  if (!choice.carried || choice.successor === null) return false;
  if (choice.kind === 'control') return (await findPlanControl(tx, key, choice.successor)) !== null;
  return (await findRegisterRisk(tx, key, choice.successor))?.chosen === true;
}

/**
 * Stores what a person chooses about a candidate: `kind`, `source`, `carried` (yes or no) and `reason`. What is carried over
 * is copied into the plan and names what it comes from.
 */
export async function chooseCarryOver(
  app: App,
  session: Session,
  key: ControlPlanKey,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(Choice, input);
  if (!form.ok) return form;
  const { kind, source, reason } = form.value;
  const carried = form.value.carried === 'yes';
  return change(app, session, async (tx): Promise<Result<null>> => {
    const access = await editPlanOf(tx, session, key);
    if (!access.ok) return access;
    await openControlPlan(tx, key);
    await lockControlPlan(tx, key);
    const candidate = (await candidatesOf(tx, before(key), true)).find(
      (one) => one.kind === kind && one.key === source,
    );
    if (!candidate) return refuse({ path: '', message: 'Det här står inte i urvalet längre. Ladda om sidan.' });
    const made = (await listCarryOverChoices(tx, key)).find((one) => one.kind === kind && one.source === source);
    if (made && !carried && (await stands(tx, key, made)))
      return refuse({ path: '', message: 'Det finns redan i planen. Ta bort det där först, och välj sedan på nytt.' });
    const said = { reason, by: actorName(session) };
    const successor = carried ? await successorOf(tx, key, candidate, said) : succeed(null);
    if (!successor.ok) return successor;
    const { ground, assessment } = candidate;
    const choice = { kind, source, ground, assessment, carried, reason, successor: successor.value, by: said.by };
    await saveCarryOverChoice(tx, key, choice);
    await makeOccurrences(tx, key, access.value.plan?.revisionReason ?? null);
    const subject = `controlPlan:${key.body}/${key.year}`;
    await record(tx, session, { verb: 'carryOver.choose', subject, before: made ?? null, after: choice });
    return succeed(null);
  });
}

async function successorOf(
  tx: Transaction,
  key: ControlPlanKey,
  candidate: CarryOverCandidate,
  said: { readonly reason: string; readonly by: string },
): Promise<Result<string>> {
  if (candidate.kind === 'control') return carryControl(tx, key, candidate.key, said);
  const old = await findRegisterRisk(tx, before(key), candidate.key);
  if (!old) return refuse({ path: '', message: 'Risken finns inte i förra årets register. Ladda om sidan.' });
  return succeed(await carryRisk(tx, key, old, said));
}
