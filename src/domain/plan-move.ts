/**
 * Moving nodes of a plan: among their siblings, under another node, or one step at a time as buttons and keys do it.
 * A node takes along all that hangs on it, and its level always comes after its parent's in the model.
 */
import type { SteeringLevel } from './node.ts';
import { branchOf, findNode, fits, inOrder, type Plan, type PlanNode, rankOf, siblingsOf } from './plan.ts';
import { missingNode } from './plan-edit.ts';
import { type Result, refuse, succeed } from './result.ts';

/** Where a node is to stand: under `parent` (null: at the top), right before the sibling `before` (null: last). */
export type Place = { readonly parent: string | null; readonly before: string | null };

export type PlanStep = 'up' | 'down' | 'in' | 'out';

function placeFault(plan: Plan, levels: readonly SteeringLevel[], node: PlanNode, place: Place): Result<null> {
  const parent = place.parent === null ? null : findNode(plan, place.parent);
  if (parent === undefined) return refuse({ ...missingNode, path: 'parent' });
  if (place.parent !== null && branchOf(plan, node.key).has(place.parent))
    return refuse({
      path: 'parent',
      message: 'En post kan inte läggas under sig själv eller under något som hänger på den.',
    });
  if (node.removal !== null || (parent !== null && parent.removal !== null))
    return refuse({ path: 'parent', message: 'Det som är markerat för borttagning flyttas inte. Ångra det först.' });
  if (node.parent !== place.parent && !fits(levels, node.level, parent?.level ?? null)) {
    const message =
      parent === null
        ? 'Bara den översta nivån står utan något ovanför sig.'
        : `Nivån passar inte under ${parent.title}. Välj en post på en högre nivå.`;
    return refuse({ path: 'parent', message });
  }
  return succeed(null);
}

/** Puts a node in its new place. Siblings are numbered anew from 0; nothing else changes. */
export function moveNode(plan: Plan, levels: readonly SteeringLevel[], key: string, place: Place): Result<Plan> {
  const node = findNode(plan, key);
  if (!node) return refuse(missingNode);
  const fault = placeFault(plan, levels, node, place);
  if (!fault.ok) return fault;
  const others = siblingsOf(plan, { parent: place.parent, level: node.level }).filter((one) => one.key !== key);
  const at = place.before === null ? others.length : others.findIndex((one) => one.key === place.before);
  if (at < 0)
    return refuse({
      path: 'before',
      message: 'Posten som den skulle stå före har flyttats. Ladda om och försök igen.',
    });
  const row = others.toSpliced(at, 0, node);
  const positions = new Map(row.map((one, position) => [one.key, position]));
  const nodes = plan.nodes.map((one) => ({
    ...one,
    parent: one.key === key ? place.parent : one.parent,
    position: positions.get(one.key) ?? one.position,
  }));
  return succeed(inOrder({ ...plan, nodes }, levels));
}

/** Where a step leads; null where there is nowhere to go. */
function placeAfter(plan: Plan, levels: readonly SteeringLevel[], node: PlanNode, step: PlanStep): Place | null {
  const row = siblingsOf(plan, node);
  const at = row.findIndex((one) => one.key === node.key);
  switch (step) {
    case 'up': {
      const before = row[at - 1];
      return before ? { parent: node.parent, before: before.key } : null;
    }
    case 'down':
      return row[at + 1] ? { parent: node.parent, before: row[at + 2]?.key ?? null } : null;
    case 'in': {
      const above = plan.nodes.findLast(
        (one) =>
          one.parent === node.parent && one.removal === null && rankOf(levels, one.level) < rankOf(levels, node.level),
      );
      return above ? { parent: above.key, before: null } : null;
    }
    case 'out': {
      const parent = node.parent === null ? undefined : findNode(plan, node.parent);
      if (!parent) return null;
      const level = parent.parent === null ? null : (findNode(plan, parent.parent)?.level ?? null);
      return fits(levels, node.level, level) ? { parent: parent.parent, before: null } : null;
    }
  }
}

const dead: Record<PlanStep, string> = {
  up: 'Posten står redan först.',
  down: 'Posten står redan sist.',
  in: 'Det finns ingen post på en högre nivå här att lägga den under.',
  out: 'Posten kan inte flyttas längre ut.',
};

/** One step: up or down among the siblings, in under the nearest one of a higher level, or out to the parent's place. */
export function stepNode(plan: Plan, levels: readonly SteeringLevel[], key: string, step: PlanStep): Result<Plan> {
  const node = findNode(plan, key);
  if (!node) return refuse(missingNode);
  const place = placeAfter(plan, levels, node, step);
  return place ? moveNode(plan, levels, key, place) : refuse({ path: 'step', message: dead[step] });
}

const allSteps: readonly PlanStep[] = ['up', 'down', 'in', 'out'];

/** The steps that a node can take. */
export function stepsOf(plan: Plan, levels: readonly SteeringLevel[], node: PlanNode): PlanStep[] {
  return node.removal !== null ? [] : allSteps.filter((step) => placeAfter(plan, levels, node, step) !== null);
}

/** Nodes that a node may hang on: of a higher level, not to be removed, and not where it hangs already. */
export function newParents(plan: Plan, levels: readonly SteeringLevel[], node: PlanNode): PlanNode[] {
  const own = branchOf(plan, node.key);
  return plan.nodes.filter(
    (one) =>
      one.key !== node.parent && one.removal === null && !own.has(one.key) && fits(levels, node.level, one.level),
  );
}
