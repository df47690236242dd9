/** What a period is planned with: its terms as they stand or as they are proposed, and the bodies that can be asked. */
import { type Period, periodName } from '../domain/period.ts';
import { nodesOf } from '../domain/responsibility.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { noDeadlines } from '../domain/step.ts';
import { listOrganisation } from '../store/body.ts';
import { inTenant } from '../store/database.ts';
import { findPeriod, listPeriods, type PeriodState, type PeriodTerms } from '../store/period.ts';
import { listPlans } from '../store/plan.ts';
import { loadReportedPlan } from '../store/report-preparation.ts';
import type { App } from './app.ts';
import { reportsOn } from './period-terms.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

/** A body that can be asked to report; `nodes`: how many nodes of the plan it answers for. */
export type BodyChoice = { readonly code: string; readonly name: string; readonly nodes: number };

export type PeriodChoices = {
  readonly period: Period;
  /** Null where the period is not planned yet: the terms are a proposal. */
  readonly state: PeriodState | null;
  readonly terms: PeriodTerms;
  readonly bodies: readonly BodyChoice[];
};

/** The bodies that the latest period asked; else the boards and companies that answer for something. */
function proposedBodies(
  earlier: readonly PeriodTerms[],
  choices: readonly BodyChoice[],
  usual: ReadonlySet<string>,
): PeriodTerms['bodies'] {
  const known = new Set(choices.map(({ code }) => code));
  const latest = earlier.find((terms) => terms.bodies.length > 0)?.bodies.filter(({ body }) => known.has(body));
  const all = choices.filter(({ code, nodes }) => usual.has(code) && nodes > 0);
  return latest ?? all.map(({ code }) => ({ body: code, coordinates: false }));
}

/** For those who may plan periods; refused where the year has no plan. `today` is "2026-05-04", Swedish time. */
export async function readPeriodChoices(
  app: App,
  session: Session,
  period: Period,
  today: string,
): Promise<Result<PeriodChoices>> {
  if (!may(session, 'managePeriods', null))
    return refuse({ path: '', message: `${periodName(period)} är inte planerad än.` });
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const plan = await loadReportedPlan(tx, period.year);
    const found = await findPeriod(tx, period);
    if (!found && plan.nodes.length === 0) {
      const message = `Det finns ingen plan för ${period.year}. Lägg upp planen, eller kopiera förra årets, innan perioden planeras.`;
      return refuse({ path: '', message });
    }
    const able = (await listOrganisation(tx)).filter((body) => reportsOn(body, today));
    const bodies = able.map(({ code, name }) => ({ code, name, nodes: nodesOf(plan.nodes, code, plan.groups).size }));
    const usual = new Set(able.filter(({ kind }) => kind === 'board' || kind === 'company').map(({ code }) => code));
    const proposed = proposedBodies(await listPeriods(tx), bodies, usual);
    return succeed({
      period,
      state: found?.state ?? null,
      terms: {
        instructions: found?.instructions ?? '',
        deadlines: found?.deadlines ?? noDeadlines,
        bodies: found && found.bodies.length > 0 ? found.bodies : proposed,
      },
      bodies,
    });
  });
}

/** The periods that nobody has planned, of the years that have a plan, the next one first; none for those who may not plan. */
export async function listUnplanned(app: App, session: Session, today: string): Promise<Period[]> {
  if (!may(session, 'managePeriods', null)) return [];
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const known = new Set((await listPeriods(tx)).map(({ period }) => `${period.year}-${period.kind}`));
    const years = (await listPlans(tx))
      .map((plan) => plan.year)
      .filter((year) => year >= Number(today.slice(0, 4)) - 1);
    return years
      .sort((a, b) => a - b)
      .flatMap((year) => (['interim1', 'interim2', 'year'] as const).map((kind) => ({ year, kind })))
      .filter(({ year, kind }) => !known.has(`${year}-${kind}`));
  });
}
