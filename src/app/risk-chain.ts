/** The chain of a risk over the years: risk, controls, results, decisions, and what was carried over to the next plan. */
import type { ControlPlan } from '../domain/control-plan.ts';
import type { Period } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { levelAt, riskScore } from '../domain/risk-matrix.ts';
import { type ScaleValue, scaleValue } from '../domain/scale.ts';
import { type CarryOverChoice, chainOfRisk, listCarryOverChoices } from '../store/carry-over.ts';
import { type ControlPlanKey, findControlPlan, loadPlanRisks } from '../store/control-plan.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { latestOutcome, listOutcomes } from '../store/occurrence-outcome.ts';
import { listPlanControls } from '../store/plan-control.ts';
import { findRegisterRisk } from '../store/register.ts';
import type { App } from './app.ts';
import { accessPlan } from './control-access.ts';
import { seesWorkingMaterial } from './policy.ts';
import { riskNotFound } from './register-edit.ts';
import { riskScales, scalesOfPlan } from './register-view.ts';
import type { Session } from './session.ts';

export type ChainControl = {
  readonly key: string;
  readonly title: string;
  readonly predecessor: string | null;
  /** Why it was carried over from the year before; '' where it was not. */
  readonly carriedReason: string;
  /** What the latest occurrence that is done showed; null where none is. */
  readonly atOccurrences: ScaleValue | null;
  readonly results: readonly {
    readonly period: Period;
    readonly light: ScaleValue | null;
    readonly decided: boolean;
  }[];
};

export type ChainLink = {
  readonly year: number;
  readonly key: string;
  readonly text: string;
  readonly level: ScaleValue | null;
  readonly chosen: boolean | null;
  readonly chosenReason: string;
  readonly plan: ControlPlan | null;
  readonly controls: readonly ChainControl[];
  /** What was chosen for the plan of the year after, about this risk or its controls. */
  readonly choices: readonly CarryOverChoice[];
};

export type ChainView = {
  readonly body: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly risk: string;
  /** The earliest year first. */
  readonly links: readonly ChainLink[];
};

/** `sees`: what was found that no report says yet, and what reports say that are still worked on, comes along. */
async function linkOf(tx: Transaction, key: ControlPlanKey, risk: string, sees: boolean): Promise<ChainLink | null> {
  const stored = await findRegisterRisk(tx, key, risk);
  if (!stored) return null;
  const plan = await findControlPlan(tx, key);
  const scales = await scalesOfPlan(tx, key, plan);
  const score = riskScore(stored.before);
  const inPlan = (await loadPlanRisks(tx, key)).find((one) => one.key === risk);
  const controls = (await listPlanControls(tx, key)).filter((control) => control.risk === risk);
  const outcomes = sees ? await listOutcomes(tx, key) : [];
  const names = new Set([risk, ...controls.map((control) => control.key)]);
  const next = { ...key, year: key.year + 1 };
  const choices = await listCarryOverChoices(tx, next);
  // Choices for a plan that is not decided are working material, as that plan is.
  const told = sees || (await findControlPlan(tx, next))?.state === 'decided';
  return {
    year: key.year,
    key: risk,
    text: stored.text,
    level: score === null ? null : levelAt(riskScales(scales).levels.values, score),
    chosen: stored.chosen,
    chosenReason: stored.chosenReason,
    plan,
    controls: controls.map((control) => ({
      atOccurrences: scaleValue(scales, 'control', latestOutcome(outcomes, { body: key.body, control: control.key })),
      key: control.key,
      title: control.title,
      predecessor: control.predecessor?.key ?? null,
      carriedReason: control.carriedReason,
      results: (inPlan?.controls.find((one) => one.key === control.key)?.results ?? [])
        .filter(({ open }) => open || sees)
        .map((result) => ({
          period: { year: key.year, kind: result.period },
          light: scaleValue(scales, 'control', result.assessment),
          decided: result.decided,
        })),
    })),
    choices: told ? choices.filter(({ source }) => names.has(source)) : [],
  };
}

/** Every year of the risk. An elected member sees the years whose plan is decided. */
export function readChain(app: App, session: Session, key: ControlPlanKey, risk: string): Promise<Result<ChainView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<ChainView>> => {
    const access = await accessPlan(tx, session, key);
    if (!access.ok) return access;
    if (!(await findRegisterRisk(tx, key, risk))) return refuse(riskNotFound);
    const links: ChainLink[] = [];
    const sees = seesWorkingMaterial(session);
    for (const { year, key: one } of await chainOfRisk(tx, key.body, { year: key.year, key: risk })) {
      const link = await linkOf(tx, { ...key, year }, one, sees);
      const seen = sees || link?.plan?.state === 'decided';
      if (link && seen) links.push(link);
    }
    return succeed({ body: access.value.body, year: key.year, risk, links });
  });
}
