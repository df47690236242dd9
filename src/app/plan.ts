/** The plans of a municipality, one for each year and several side by side: listing them, and beginning an empty one. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import { countPlanNodes, ensurePlan, findPlan, listPlans, type PlanState, type StoredPlan } from '../store/plan.ts';
import { listPlanVersions } from '../store/plan-version.ts';
import { ensureTerm, listTerms } from '../store/term.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { readForm } from './form.ts';
import { planNotAllowed } from './plan-access.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export type { PlanState };

export type PlanListItem = StoredPlan & {
  readonly nodes: number;
  /** Null where the term is not stored. */
  readonly termName: string | null;
  readonly versions: number;
  /** Who registered the latest decision; null where nobody has. */
  readonly decidedBy: string | null;
};

/** Every plan that the session may see, the latest year first. */
export async function listYearPlans(app: App, session: Session): Promise<Result<PlanListItem[]>> {
  if (!may(session, 'read', null)) return refuse({ path: '', message: 'Du har ingen roll i den här kommunen.' });
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const plans = await listPlans(tx);
    const counts = await countPlanNodes(tx);
    const terms = await listTerms(tx);
    const items: PlanListItem[] = [];
    for (const plan of plans.filter(({ state }) => state !== 'draft' || seesWorkingMaterial(session))) {
      const versions = await listPlanVersions(tx, plan.year);
      items.push({
        ...plan,
        nodes: counts.get(plan.year) ?? 0,
        termName: terms.find((term) => term.first <= plan.year && plan.year <= term.last)?.name ?? null,
        versions: versions.length,
        decidedBy: versions[0]?.createdBy ?? null,
      });
    }
    return succeed(items);
  });
}

const whichYear = 'Ange året med fyra siffror, till exempel 2027.';
const NewPlan = z.object({
  year: z.coerce.number(whichYear).int(whichYear).min(1990, whichYear).max(2200, whichYear),
});

/** Begins an empty plan, as a draft. Refused for a year that has one. */
export async function createPlan(app: App, session: Session, input: unknown): Promise<Result<{ year: number }>> {
  if (!may(session, 'editPlan', null)) return refuse(planNotAllowed);
  const form = readForm(NewPlan, input);
  if (!form.ok) return form;
  const { year } = form.value;
  return change(app, session, async (tx) => {
    if (await findPlan(tx, year)) return refuse({ path: 'year', message: `Det finns redan en plan för ${year}.` });
    await ensurePlan(tx, year);
    await ensureTerm(tx, year);
    await record(tx, session, { verb: 'plan.create', subject: `plan:${year}`, before: null, after: { year } });
    return succeed({ year });
  });
}
