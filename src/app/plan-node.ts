/** One node of a plan as its page shows it: what is said of it, what measures it, who reports on it, and what is reported. */

import type { SteeringLevel } from '../domain/node.ts';
import { ancestorsOf, branchOf, findNode, type PlanIndicator, type PlanNode } from '../domain/plan.ts';
import { missingNode } from '../domain/plan-edit.ts';
import { newParents } from '../domain/plan-move.ts';
import { listResponsible } from '../domain/plan-responsible.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { termOf } from '../domain/term.ts';
import { listPersons, type Person } from '../store/account.ts';
import { listGroups, listOrganisation, type StoredBody } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import type { StoredPlan } from '../store/plan.ts';
import { listPlanOwners, type PlanOwner } from '../store/plan-owner.ts';
import { countReported, listHeldNodes, type ReportedCount } from '../store/plan-report.ts';
import { findTerm } from '../store/term.ts';
import type { App } from './app.ts';
import { peopleWhoMay } from './people.ts';
import {
  fingerprint,
  loadVisiblePlan,
  notOwnPart,
  planNotAllowed,
  type VisiblePlan,
  whyFrozen,
} from './plan-access.ts';
import { bodiesPlanned, may, mayAnywhere, mayEditPart, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export type { ReportedCount };
export type Named = { readonly code: string; readonly name: string };
export type ParentChoice = { readonly key: string; readonly title: string; readonly levelName: string };

/** Who reports on a node for one body. `candidates` are those who may be chosen; none where the session may not choose. */
export type OwnerView = Named & {
  readonly account: string | null;
  readonly name: string;
  readonly owner: string | null;
  readonly closed: boolean;
  readonly mayAssign: boolean;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
};

export type PlanNodeView = {
  readonly stored: StoredPlan;
  readonly node: PlanNode;
  readonly levelName: string;
  readonly above: readonly PlanNode[];
  /** Where it may hang, with the place that it has; only itself where it is at the top. */
  readonly parents: readonly ParentChoice[];
  readonly bodies: readonly StoredBody[];
  /** The bodies that the session may let answer for it; null: any. */
  readonly planned: readonly string[] | null;
  readonly indicators: readonly PlanIndicator[];
  /** Years that targets are shown for, the first first. */
  readonly years: readonly number[];
  readonly owners: readonly OwnerView[];
  readonly reported: readonly ReportedCount[];
  readonly editable: boolean;
  readonly mayAssign: boolean;
  /** Fingerprint of the node. */
  readonly seen: string;
};

/** From the plan's year to the end of the term, one year ahead at least, and every year that has a target. */
export async function targetYears(
  tx: Transaction,
  year: number,
  indicators: readonly PlanIndicator[],
): Promise<number[]> {
  const { last } = (await findTerm(tx, year)) ?? termOf(year);
  const coming = Array.from({ length: Math.max(last, year + 1) - year + 1 }, (_, index) => year + index);
  const stated = indicators.flatMap(({ targets }) => targets.map((target) => target.year));
  return [...new Set([...stated, ...coming])].toSorted((a, b) => a - b);
}

type Owned = { readonly owners: readonly PlanOwner[]; readonly people: readonly Person[] };

function ownerView(session: Session, node: PlanNode, body: StoredBody, { owners, people }: Owned): OwnerView {
  const owner = owners.find((one) => one.node === node.key && one.body === body.code);
  const mayAssign = may(session, 'assign', body.code);
  return {
    code: body.code,
    name: body.name,
    account: owner?.account ?? null,
    owner: owner?.name ?? null,
    closed: owner?.closed ?? false,
    mayAssign,
    candidates: mayAssign ? peopleWhoMay(people, session, 'report', body.code) : [],
  };
}

/** The bodies that somebody reports for on the node, in the order that the plan names them. */
async function ownersOf(
  tx: Transaction,
  session: Session,
  { plan }: VisiblePlan,
  node: PlanNode,
  reported: readonly ReportedCount[],
): Promise<OwnerView[]> {
  const owners = await listPlanOwners(tx, plan.year);
  const responsible = listResponsible(node, await listGroups(tx));
  const held = responsible.length === 0 ? reported.map(({ body }) => body) : [];
  const owned = owners.filter((owner) => owner.node === node.key).map(({ body }) => body);
  const bodies = await listOrganisation(tx);
  const people = await listPersons(tx);
  return [...new Set([...responsible, ...held, ...owned])].flatMap((code) => {
    const body = bodies.find((one) => one.code === code);
    return body ? [ownerView(session, node, body, { owners, people })] : [];
  });
}

const nameOf = (levels: readonly SteeringLevel[], code: string) =>
  levels.find((level) => level.code === code)?.name ?? code;

function parentsOf({ plan, levels }: VisiblePlan, node: PlanNode): ParentChoice[] {
  const own = node.parent === null ? undefined : findNode(plan, node.parent);
  const keys = new Set([...newParents(plan, levels, node), ...(own ? [own] : [])].map(({ key }) => key));
  return plan.nodes
    .filter(({ key }) => keys.has(key))
    .map(({ key, title, level }) => ({ key, title, levelName: nameOf(levels, level) }));
}

export async function loadPlanNode(
  tx: Transaction,
  session: Session,
  year: number,
  key: string,
): Promise<Result<PlanNodeView>> {
  const visible = await loadVisiblePlan(tx, session, year);
  if (!visible.ok) return visible;
  const { stored, plan, levels, working } = visible.value;
  const node = findNode(plan, key);
  if (!node) return refuse(missingNode);
  const indicators = plan.indicators.filter((indicator) => indicator.node === key);
  const seesWork = seesWorkingMaterial(session);
  const reported = (await countReported(tx, year, [key])).filter((one) => seesWork || one.decided || one.published);
  const owners = seesWork ? await ownersOf(tx, session, visible.value, node, reported) : [];
  return succeed({
    stored,
    node,
    levelName: nameOf(levels, node.level),
    above: ancestorsOf(plan, key),
    parents: parentsOf(visible.value, node),
    bodies: await listOrganisation(tx),
    planned: bodiesPlanned(session),
    indicators,
    years: await targetYears(tx, year, indicators),
    owners,
    reported,
    editable: working && mayEditPart(session, node.bodies),
    mayAssign: owners.some((owner) => owner.mayAssign),
    seen: fingerprint(node),
  });
}

export function readPlanNode(app: App, session: Session, year: number, key: string): Promise<Result<PlanNodeView>> {
  return inTenant(app.db, session.tenant.id, (tx) => loadPlanNode(tx, session, year, key));
}

/** All that hangs on a node which somebody thinks of removing. */
export type RemovalView = {
  readonly stored: StoredPlan;
  readonly node: PlanNode;
  readonly levelName: string;
  /** What hangs on it, with how deep under it; `held`: a report holds it, so that it is ended and not taken away. */
  readonly below: readonly {
    readonly node: PlanNode;
    readonly levelName: string;
    readonly depth: number;
    readonly held: boolean;
  }[];
  readonly held: boolean;
  readonly indicators: readonly PlanIndicator[];
  readonly owners: readonly PlanOwner[];
  /** By period and body: on how many of the nodes something is reported. */
  readonly reported: readonly ReportedCount[];
};

export async function readRemoval(app: App, session: Session, year: number, key: string): Promise<Result<RemovalView>> {
  if (!mayAnywhere(session, 'editPlan')) return refuse(planNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<RemovalView>> => {
    const visible = await loadVisiblePlan(tx, session, year);
    if (!visible.ok) return visible;
    const { stored, plan, levels } = visible.value;
    const open = whyFrozen(stored);
    if (!open.ok) return open;
    const node = findNode(plan, key);
    if (!node) return refuse(missingNode);
    if (!mayEditPart(session, node.bodies)) return refuse(notOwnPart(session, node));
    const branch = branchOf(plan, key);
    const held = await listHeldNodes(tx, year);
    const depth = ancestorsOf(plan, key).length;
    const below = plan.nodes
      .filter((one) => branch.has(one.key) && one.key !== key)
      .map((one) => ({
        node: one,
        levelName: nameOf(levels, one.level),
        depth: ancestorsOf(plan, one.key).length - depth,
        held: held.has(one.key),
      }));
    return succeed({
      stored,
      node,
      levelName: nameOf(levels, node.level),
      below,
      held: held.has(key),
      indicators: plan.indicators.filter((indicator) => branch.has(indicator.node)),
      owners: (await listPlanOwners(tx, year)).filter((owner) => branch.has(owner.node)),
      reported: await countReported(tx, year, [...branch]),
    });
  });
}
