/** The risk register of a body and year as it is read: the gross list, the matrix, and what differs from the year before. */
import type { ControlPlan } from '../domain/control-plan.ts';
import { changedParts, type RegisterChange } from '../domain/register.ts';
import { type Result, succeed } from '../domain/result.ts';
import { levelAt, type RiskMatrix, riskMatrix, riskScore } from '../domain/risk-matrix.ts';
import { defaultScales, type Scale, type ScaleCode, type ScaleValue } from '../domain/scale.ts';
import type { ControlPlanKey } from '../store/control-plan.ts';
import { loadControlPlanVersion } from '../store/control-plan-version.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listRemoved, type RemovedItem } from '../store/plan-restore.ts';
import { listRegister, type StoredRisk } from '../store/register.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { accessPlan } from './control-access.ts';
import { seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export type RiskScales = { readonly likelihood: Scale; readonly impact: Scale; readonly levels: Scale };

export type RegisterItem = StoredRisk & {
  readonly score: number | null;
  readonly level: ScaleValue | null;
  readonly scoreAfter: number | null;
  readonly levelAfter: ScaleValue | null;
  readonly change: RegisterChange;
  /** What differs from the year before, where it does. */
  readonly changed: ReturnType<typeof changedParts>;
};

export type RegisterView = {
  readonly body: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly plan: ControlPlan | null;
  readonly whyNot: string | null;
  readonly risks: readonly RegisterItem[];
  readonly matrix: RiskMatrix;
  readonly scales: RiskScales;
  /** Risks of the year before that are not here, by their wording. */
  readonly gone: readonly { readonly key: string; readonly text: string }[];
  /** True where the year before has a register. */
  readonly hasLastYear: boolean;
  /** What was taken out of this plan and can be put back, the last first; nothing for those who read only what is decided. */
  readonly removed: readonly RemovedItem[];
};

/** The three scales of the municipality; a default where it has none by that code. */
export function riskScales(scales: readonly Scale[]): RiskScales {
  const scale = (code: ScaleCode): Scale => {
    const found = [...scales, ...defaultScales].find((candidate) => candidate.code === code);
    if (!found) throw new Error(`no default scale: ${code}`);
    return found;
  };
  return { likelihood: scale('likelihood'), impact: scale('impact'), levels: scale('riskLevel') };
}

/** The scales that hold for a plan: as they were when it was decided, else as they are. */
export async function scalesOfPlan(tx: Transaction, key: ControlPlanKey, plan: ControlPlan | null): Promise<Scale[]> {
  const kept = plan?.state === 'decided' ? await loadControlPlanVersion(tx, key) : null;
  const now = await loadScales(tx);
  return now.map((scale) => kept?.scales.find(({ code }) => code === scale.code) ?? scale);
}

function itemOf(
  risk: StoredRisk,
  before: StoredRisk | undefined,
  { levels }: RiskScales,
  compared: boolean,
): RegisterItem {
  const [score, scoreAfter] = [riskScore(risk.before), riskScore(risk.after)];
  const changed = before === undefined ? [] : changedParts(before, risk);
  const change = before === undefined ? (compared ? 'new' : 'same') : changed.length > 0 ? 'changed' : 'same';
  return {
    ...risk,
    score,
    level: score === null ? null : levelAt(levels.values, score),
    scoreAfter,
    levelAfter: scoreAfter === null ? null : levelAt(levels.values, scoreAfter),
    change,
    changed,
  };
}

/** A risk is last year's where it names it as its predecessor, or has its key. */
const isSuccessor = (risk: StoredRisk, old: StoredRisk, year: number) =>
  (risk.predecessor?.year === year && risk.predecessor.key === old.key) ||
  (risk.predecessor === null && risk.key === old.key);

export function readRegister(app: App, session: Session, key: ControlPlanKey): Promise<Result<RegisterView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<RegisterView>> => {
    const access = await accessPlan(tx, session, key);
    if (!access.ok) return access;
    const { body, plan, whyNot } = access.value;
    const scales = riskScales(await scalesOfPlan(tx, key, plan));
    const risks = await listRegister(tx, key);
    const old = await listRegister(tx, { ...key, year: key.year - 1 });
    const pairs = risks.map((risk) => ({ risk, was: old.find((one) => isSuccessor(risk, one, key.year - 1)) }));
    return succeed({
      body,
      year: key.year,
      plan,
      whyNot,
      risks: pairs.map(({ risk, was }) => itemOf(risk, was, scales, old.length > 0)),
      matrix: riskMatrix(risks),
      scales,
      gone: old
        .filter((one) => risks.length > 0 && !pairs.some(({ was }) => was?.key === one.key))
        .map(({ key: gone, text }) => ({ key: gone, text })),
      hasLastYear: old.length > 0,
      removed: (await listRemoved(tx, key)).filter(({ central }) => !central && seesWorkingMaterial(session)),
    });
  });
}
