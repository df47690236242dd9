/** Who sees and changes a plan, and how it is loaded for them. Shared by the use cases of the plan. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { SteeringLevel } from '../domain/node.ts';
import type { Plan, PlanNode } from '../domain/plan.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { findPlan, lockPlan, type StoredPlan } from '../store/plan.ts';
import { loadPlanTree, savePlanTree } from '../store/plan-tree.ts';
import { loadPlanVersion } from '../store/plan-version.ts';
import { loadLevels } from '../store/scale.ts';
import type { App } from './app.ts';
import { type AuditedChange, record } from './audit.ts';
import { change } from './change.ts';
import { bodiesPlanned, may, mayAnywhere, mayEditPart, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export const planNotAllowed: Issue = { path: '', message: 'Bara controller och administratör kan ändra planen.' };
export const planNotFound = (year: number): Issue => ({ path: 'year', message: `Det finns ingen plan för ${year}.` });

/** Names what was seen, so that a change made from it can be refused when somebody else has changed it since. */
export function fingerprint(seen: unknown): string {
  return createHash('sha256').update(canonicalJson(seen)).digest('hex').slice(0, 16);
}

/** What moving depends on: which nodes there are and where they stand. */
export function structureOf(plan: Plan): string {
  return fingerprint(plan.nodes.map(({ key, parent, position, removal }) => [key, parent, position, removal !== null]));
}

export type VisiblePlan = {
  readonly stored: StoredPlan;
  readonly plan: Plan;
  readonly levels: readonly SteeringLevel[];
  /** False for one who sees decided plans only: `plan` is the latest that was decided. */
  readonly working: boolean;
};

/** The plan as the session may see it. An elected member sees what is decided: a draft is working material. */
export async function loadVisiblePlan(tx: Transaction, session: Session, year: number): Promise<Result<VisiblePlan>> {
  if (!may(session, 'read', null)) return refuse({ path: '', message: 'Du har ingen roll i den här kommunen.' });
  const stored = await findPlan(tx, year);
  if (!stored) return refuse(planNotFound(year));
  const levels = await loadLevels(tx);
  if (seesWorkingMaterial(session) || stored.state === 'decided') {
    const plan = await loadPlanTree(tx, year, levels);
    return succeed({ stored, plan, levels, working: stored.state !== 'decided' });
  }
  const plan = await loadPlanVersion(tx, year);
  if (plan) return succeed({ stored, plan, levels, working: false });
  return refuse({ path: 'year', message: `Planen för ${year} är ett utkast och visas här när den är beslutad.` });
}

/** A refusal where a plan takes no changes. */
export function whyFrozen(plan: StoredPlan): Result<null> {
  if (plan.state !== 'decided') return succeed(null);
  return refuse({
    path: '',
    message: `Planen för ${plan.year} är beslutad. Öppna en revidering, med skäl, för att ändra den.`,
  });
}

/**
 * What a change touches of nodes that are not the session's to change, each by what it is: "node:goal/x", "indicator:indicator/x".
 * Where a node stands among others is looked at by what moves it.
 */
export function foreignChanges(session: Session, before: Plan, after: Plan): { subject: string; node: PlanNode }[] {
  if (may(session, 'editPlan', null)) return [];
  const [old, now] = [nodesOf(before), nodesOf(after)];
  const nodes = changedIn(old, now, ({ position: _, ...node }) => node).map((node) => ({
    subject: `node:${node.key}`,
    touched: [node],
  }));
  const indicators = changedIn(indicatorsOf(before), indicatorsOf(after), (one) => one).map(({ key, node }) => ({
    subject: `indicator:${key}`,
    touched: [old.get(node), now.get(node)],
  }));
  const found = [...nodes, ...indicators].flatMap(({ subject, touched }) => {
    const foreign = touched.find((node) => node !== undefined && !mayEditPart(session, node.bodies));
    return foreign === undefined ? [] : [{ subject, node: foreign }];
  });
  return found.filter(({ subject }, at) => found.findIndex((one) => one.subject === subject) === at);
}

const nodesOf = (plan: Plan) => new Map(plan.nodes.map((node) => [node.key, node]));
const indicatorsOf = (plan: Plan) => new Map(plan.indicators.map((indicator) => [indicator.key, indicator]));

/** What differs, as it was and as it is. */
function changedIn<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, told: (one: T) => object): T[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const both = [before.get(key), after.get(key)].filter((one) => one !== undefined);
    const [one, other] = both.map((each) => fingerprint(told(each)));
    return both.length === 2 && one === other ? [] : both;
  });
}

/** Says whose a node is that a controller of single bodies may not change. */
export function notOwnPart(session: Session, node: Pick<PlanNode, 'title'>): Issue {
  const own = (bodiesPlanned(session) ?? []).join(', ');
  return {
    path: '',
    message: `Du kan ändra det i planen som bara ${own} ansvarar för. "${node.title}" delas med andra eller är hela kommunens: be en controller för hela kommunen.`,
  };
}

/** What a change of a plan leaves behind: the plan, what the audit trail says of it, and the answer. */
export type PlanEdit<T> = { readonly plan: Plan; readonly audit: AuditedChange; readonly value: T };

/**
 * Changes the plan of a year in one transaction: changes of the same plan wait for each other, rows that differ are
 * written, and the event is recorded. Refused for those who may not edit it, and for a decided plan.
 */
export function changePlan<T>(
  app: App,
  session: Session,
  year: number,
  edit: (
    plan: Plan,
    levels: readonly SteeringLevel[],
    tx: Transaction,
  ) => Result<PlanEdit<T>> | Promise<Result<PlanEdit<T>>>,
): Promise<Result<T>> {
  if (!mayAnywhere(session, 'editPlan')) return Promise.resolve(refuse(planNotAllowed));
  return change(app, session, async (tx): Promise<Result<T>> => {
    const stored = await lockPlan(tx, year);
    if (!stored) return refuse(planNotFound(year));
    const open = whyFrozen(stored);
    if (!open.ok) return open;
    const levels = await loadLevels(tx);
    const before = await loadPlanTree(tx, year, levels);
    const edited = await edit(before, levels, tx);
    if (!edited.ok) return edited;
    const [foreign] = foreignChanges(session, before, edited.value.plan);
    if (foreign !== undefined) return refuse(notOwnPart(session, foreign.node));
    await savePlanTree(tx, before, edited.value.plan);
    await record(tx, session, edited.value.audit);
    return succeed(edited.value.value);
  });
}
