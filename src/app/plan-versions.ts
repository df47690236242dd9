/** The versions of a plan, and what differs between any two of them. */
import type { SteeringLevel } from '../domain/node.ts';
import type { Plan } from '../domain/plan.ts';
import { planDifference } from '../domain/plan-difference.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import type { StoredPlan } from '../store/plan.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { listPlanVersions, loadPlanVersion, type PlanVersion } from '../store/plan-version.ts';
import type { App } from './app.ts';
import { loadVisiblePlan } from './plan-access.ts';
import { type ReadableDifference, readableDifference } from './plan-changes.ts';
import type { Session } from './session.ts';

/** A version by its number; 0 is the plan as it stands while a revision is open. */
export type VersionNumber = number;
export const asItStands: VersionNumber = 0;

export type PlanVersionsView = {
  readonly stored: StoredPlan;
  /** The latest first. */
  readonly versions: readonly PlanVersion[];
  /** True where the plan as it stands can be compared too. */
  readonly open: boolean;
  /** Null where there is only one to look at. */
  readonly compared: {
    readonly from: VersionNumber;
    readonly to: VersionNumber;
    readonly difference: ReadableDifference;
  } | null;
};

async function planOf(
  tx: Transaction,
  year: number,
  levels: readonly SteeringLevel[],
  number: VersionNumber,
): Promise<Plan | null> {
  return number === asItStands ? loadPlanTree(tx, year, levels) : loadPlanVersion(tx, year, number);
}

/** `wanted`: which two to compare; the two latest where it is left out. */
export async function readPlanVersions(
  app: App,
  session: Session,
  year: number,
  wanted: { readonly from?: VersionNumber; readonly to?: VersionNumber } = {},
): Promise<Result<PlanVersionsView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<PlanVersionsView>> => {
    const visible = await loadVisiblePlan(tx, session, year);
    if (!visible.ok) return visible;
    const { stored, levels, working } = visible.value;
    const versions = await listPlanVersions(tx, year);
    const open = working && stored.state === 'revising';
    const numbers = [...(open ? [asItStands] : []), ...versions.map(({ number }) => number)];
    const to = wanted.to ?? numbers[0];
    const from = wanted.from ?? numbers[numbers.indexOf(to ?? -1) + 1];
    if (from === undefined || to === undefined) return succeed({ stored, versions, open, compared: null });
    if (!numbers.includes(from) || !numbers.includes(to))
      return refuse({ path: 'version', message: 'Det finns ingen sådan version av planen.' });
    const before = await planOf(tx, year, levels, from);
    const after = await planOf(tx, year, levels, to);
    if (!before || !after) return succeed({ stored, versions, open, compared: null });
    const bodies = new Map((await listBodies(tx)).map(({ code, name }) => [code, name]));
    const difference = readableDifference(planDifference(before, after, 'key'), { before, after, levels, bodies });
    return succeed({ stored, versions, open, compared: { from, to, difference } });
  });
}
