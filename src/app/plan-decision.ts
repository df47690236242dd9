/** Deciding a plan: it is kept as a version with its hash and frozen. Later changes are revisions, each with a reason. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isActive } from '../domain/body-change.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { SteeringLevel } from '../domain/node.ts';
import type { Plan, PlanIndicator, PlanNode } from '../domain/plan.ts';
import { changesPlan, planDifference } from '../domain/plan-difference.ts';
import { type Settled, settleRemovals } from '../domain/plan-removal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listOrganisation, type StoredBody } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findPlan, lockPlan, type StoredPlan, savePlanDecision, setRevision } from '../store/plan.ts';
import { listHeldNodes } from '../store/plan-report.ts';
import { loadPlanTree, savePlanTree } from '../store/plan-tree.ts';
import { addPlanVersion, listPlanVersions, loadPlanVersion } from '../store/plan-version.ts';
import { loadLevels } from '../store/scale.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { Decision } from './decide-report.ts';
import { plainText, readForm } from './form.ts';
import { fingerprint, planNotAllowed, planNotFound } from './plan-access.ts';
import { type ReadableDifference, readableDifference } from './plan-changes.ts';
import { loadBase, type PlanBase } from './plan-view.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

/** The hash of a plan as it is decided, in hex. */
export function planHash(plan: Plan): string {
  return createHash('sha256').update(canonicalJson(plan)).digest('hex');
}

export type PlanDecisionView = {
  readonly stored: StoredPlan;
  readonly levels: readonly SteeringLevel[];
  readonly nodes: number;
  /** What is taken away, and what is ended because a report holds it. */
  readonly settled: Omit<Settled, 'plan'>;
  readonly against: { readonly base: PlanBase; readonly difference: ReadableDifference } | null;
  /** What a person may want to mend first: it hinders nothing. */
  readonly unassigned: readonly PlanNode[];
  readonly closed: readonly { readonly node: PlanNode; readonly body: StoredBody }[];
  readonly withoutTarget: readonly PlanIndicator[];
  /** The number that the decided version gets. */
  readonly number: number;
  readonly seen: string;
};

const decideNotAllowed = {
  path: '',
  message: 'Bara nämndsekreterare, controller och administratör kan registrera ett beslut.',
};

function whyNotDecide(stored: StoredPlan, plan: Plan): Result<null> {
  if (stored.state === 'decided') return refuse({ path: '', message: `Planen för ${stored.year} är redan beslutad.` });
  if (plan.nodes.length === 0)
    return refuse({
      path: '',
      message: 'Planen är tom, så det finns inget att besluta. Lägg till mål och åtaganden först.',
    });
  return succeed(null);
}

/** Nodes that name a body which does not report in the plan's year. */
function closedBodies(plan: Plan, bodies: readonly StoredBody[]): PlanDecisionView['closed'] {
  const closed = new Map(
    bodies
      .filter((body) => !isActive(body, `${plan.year}-01-01`, `${plan.year}-12-31`))
      .map((body) => [body.code, body]),
  );
  return plan.nodes.flatMap((node) =>
    node.bodies.flatMap((code) => {
      const body = closed.get(code);
      return body ? [{ node, body }] : [];
    }),
  );
}

async function decisionView(tx: Transaction, stored: StoredPlan): Promise<PlanDecisionView> {
  const levels = await loadLevels(tx);
  const plan = await loadPlanTree(tx, stored.year, levels);
  const { plan: left, ...settled } = settleRemovals(plan, await listHeldNodes(tx, stored.year), `${stored.year}-12-31`);
  const organisation = await listOrganisation(tx);
  const bodies = new Map(organisation.map(({ code, name }) => [code, name]));
  const base = await loadBase(tx, { stored, plan, levels });
  const yearly = new Set(levels.filter((level) => level.horizon === 1).map((level) => level.code));
  return {
    stored,
    levels,
    nodes: left.nodes.length,
    settled,
    against: base && {
      base: base.base,
      difference: readableDifference(base.difference, { before: base.before, after: plan, levels, bodies }),
    },
    unassigned: left.nodes.filter((node) => yearly.has(node.level) && node.bodies.length === 0),
    closed: closedBodies(left, organisation),
    withoutTarget: left.indicators.filter(({ targets }) => !targets.some((target) => target.year === stored.year)),
    number: 1 + ((await listPlanVersions(tx, stored.year))[0]?.number ?? 0),
    seen: fingerprint(plan),
  };
}

/** What a decision of the plan would do, for those who may register it. */
export async function readPlanDecision(app: App, session: Session, year: number): Promise<Result<PlanDecisionView>> {
  if (!may(session, 'decide', null)) return refuse(decideNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<PlanDecisionView>> => {
    const stored = await findPlan(tx, year);
    if (!stored) return refuse(planNotFound(year));
    const view = await decisionView(tx, stored);
    const free = whyNotDecide(stored, await loadPlanTree(tx, year, view.levels));
    return free.ok ? succeed(view) : free;
  });
}

const PlanDecision = Decision.extend({ seen: z.string() });

async function earlierVersion(
  tx: Transaction,
  stored: StoredPlan,
  after: Plan,
  decidedOn: string,
): Promise<Result<number>> {
  const [latest] = await listPlanVersions(tx, stored.year);
  if (!latest) return succeed(0);
  if (decidedOn < latest.decidedOn)
    return refuse({
      path: 'decidedOn',
      message: `Version ${latest.number} beslutades ${latest.decidedOn}. Ange en dag efter det.`,
    });
  const before = await loadPlanVersion(tx, stored.year, latest.number);
  if (before && !changesPlan(planDifference(before, after, 'key')))
    return refuse({ path: '', message: 'Inget är ändrat sedan den senaste versionen. Avbryt revideringen i stället.' });
  return succeed(latest.number);
}

/**
 * Registers the decision of a plan, or of its revision: what is marked is taken away or ended, the plan is kept as a version
 * and changes no more. `input` is the decision with the view's `seen`, so that what is decided is what was seen.
 */
export async function decideYearPlan(
  app: App,
  session: Session,
  year: number,
  input: unknown,
): Promise<Result<{ number: number; sha256: string }>> {
  if (!may(session, 'decide', null)) return refuse(decideNotAllowed);
  const form = readForm(PlanDecision, input);
  if (!form.ok) return form;
  const { decidedOn, seen } = form.value;
  const decision = {
    decidedOn,
    paragraph: form.value.paragraph || null,
    registryNumber: form.value.registryNumber || null,
  };
  return change(app, session, async (tx): Promise<Result<{ number: number; sha256: string }>> => {
    const stored = await lockPlan(tx, year);
    if (!stored) return refuse(planNotFound(year));
    const plan = await loadPlanTree(tx, year, await loadLevels(tx));
    const free = whyNotDecide(stored, plan);
    if (!free.ok) return free;
    if (fingerprint(plan) !== seen)
      return refuse({
        path: '',
        message:
          'Planen har ändrats sedan du öppnade sidan, och inget är registrerat. Läs den igen och registrera sedan beslutet.',
      });
    const settled = settleRemovals(plan, await listHeldNodes(tx, year), decidedOn);
    const earlier = await earlierVersion(tx, stored, settled.plan, decidedOn);
    if (!earlier.ok) return earlier;
    const version = { number: earlier.value + 1, sha256: planHash(settled.plan), reason: stored.revisionReason ?? '' };
    await savePlanTree(tx, plan, settled.plan);
    await addPlanVersion(tx, settled.plan, { ...decision, ...version, createdBy: actorName(session) });
    await savePlanDecision(tx, year, decision);
    await record(tx, session, {
      verb: stored.state === 'revising' ? 'plan.decideRevision' : 'plan.decide',
      subject: `plan:${year}`,
      before: { gone: settled.gone, goneIndicators: settled.goneIndicators },
      after: { ...decision, ...version, ended: settled.ended.map(({ key, endsOn }) => ({ key, endsOn })) },
    });
    return succeed({ number: version.number, sha256: version.sha256 });
  });
}

const RevisionReason = z.object({
  reason: plainText().trim().min(3, 'Skriv varför planen ändras.').max(1000, 'Skälet får ha högst 1 000 tecken.'),
});

/** Opens a decided plan for a change. `input`: `reason`, which the next version names. */
export async function openRevision(app: App, session: Session, year: number, input: unknown): Promise<Result<null>> {
  if (!may(session, 'editPlan', null)) return refuse(planNotAllowed);
  const form = readForm(RevisionReason, input);
  if (!form.ok) return form;
  const { reason } = form.value;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const stored = await lockPlan(tx, year);
    if (!stored) return refuse(planNotFound(year));
    if (stored.state !== 'decided')
      return refuse({ path: '', message: 'Planen är redan öppen för ändringar. Ladda om sidan.' });
    await setRevision(tx, year, reason);
    await record(tx, session, { verb: 'plan.revise', subject: `plan:${year}`, before: null, after: { reason } });
    return succeed(null);
  });
}

/** Closes a revision in which nothing was changed; the plan stands as it was decided. */
export async function cancelRevision(app: App, session: Session, year: number): Promise<Result<null>> {
  if (!may(session, 'editPlan', null)) return refuse(planNotAllowed);
  return change(app, session, async (tx): Promise<Result<null>> => {
    const stored = await lockPlan(tx, year);
    if (!stored) return refuse(planNotFound(year));
    if (stored.state !== 'revising') return refuse({ path: '', message: 'Ingen revidering är öppen.' });
    const plan = await loadPlanTree(tx, year, await loadLevels(tx));
    const version = await loadPlanVersion(tx, year);
    if (!version || changesPlan(planDifference(version, plan, 'key')))
      return refuse({ path: '', message: 'Planen är redan ändrad. Besluta revideringen, eller ändra tillbaka först.' });
    await setRevision(tx, year, null);
    const before = { reason: stored.revisionReason };
    await record(tx, session, { verb: 'plan.cancelRevision', subject: `plan:${year}`, before, after: null });
    return succeed(null);
  });
}
