/**
 * Adding and editing nodes of a plan. Pure: the plan in, the changed plan out; a refusal names the field.
 * A node keeps its key whatever it is called later, so that what is reported on it stays with it.
 */
import { z } from 'zod';
import { NodeRole, nodeKey, type SteeringLevel } from './node.ts';
import { findNode, fits, inOrder, type Plan, PlanNode, siblingsOf } from './plan.ts';
import { type Result, refuse, succeed } from './result.ts';

/** What a person says of a node. */
export const NodeFields = z.object({
  title: z.string().trim().min(1, 'Skriv vad posten heter.').max(500, 'Titeln får ha högst 500 tecken.'),
  role: NodeRole,
  /** Codes of responsible bodies and groups, in the order to be written. */
  bodies: z.array(z.string()),
  startsOn: PlanNode.shape.startsOn,
  endsOn: PlanNode.shape.endsOn,
});
export type NodeFields = z.infer<typeof NodeFields>;

export const missingNode = { path: 'node', message: 'Posten finns inte i planen. Någon kan ha tagit bort den.' };

/** The key itself where it is free, otherwise with the first number from 2 that makes it so. */
export function freeKey(taken: ReadonlySet<string>, key: string): string {
  const plain = key.endsWith('/') ? `${key}post` : key;
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number += 1) if (!taken.has(`${plain}-${number}`)) return `${plain}-${number}`;
}

function daysFault({ startsOn, endsOn }: NodeFields): Result<null> {
  if (startsOn === null || endsOn === null || startsOn <= endsOn) return succeed(null);
  return refuse({ path: 'endsOn', message: 'Slutdagen ligger före startdagen. Rätta den ena.' });
}

const plainFields = ({ title, role, bodies, startsOn, endsOn }: NodeFields) => ({
  title,
  role,
  bodies: [...new Set(bodies)],
  startsOn,
  endsOn,
});

/** Adds a node last among its siblings. `key` is the new node's. */
export function addNode(
  plan: Plan,
  levels: readonly SteeringLevel[],
  place: { readonly parent: string | null; readonly level: string },
  fields: NodeFields,
): Result<{ plan: Plan; key: string }> {
  const parent = place.parent === null ? null : findNode(plan, place.parent);
  if (parent === undefined) return refuse({ ...missingNode, path: 'parent' });
  if (parent !== null && parent.removal !== null)
    return refuse({ path: 'parent', message: 'Posten ovanför är markerad för borttagning. Ångra det först.' });
  if (!levels.some((level) => level.code === place.level) || !fits(levels, place.level, parent?.level ?? null))
    return refuse({ path: 'level', message: 'Nivån passar inte här. Välj en nivå som ligger under postens egen.' });
  const days = daysFault(fields);
  if (!days.ok) return days;
  const key = freeKey(new Set(plan.nodes.map((node) => node.key)), nodeKey(place.level, fields.title));
  const position = 1 + Math.max(-1, ...siblingsOf(plan, place).map((node) => node.position));
  const node: PlanNode = { key, ...place, ...plainFields(fields), position, origin: null, removal: null };
  return succeed({ plan: inOrder({ ...plan, nodes: [...plan.nodes, node] }, levels), key });
}

/** Puts what a person says of a node in place of what stood there. */
export function editNode(plan: Plan, key: string, fields: NodeFields): Result<Plan> {
  if (!findNode(plan, key)) return refuse(missingNode);
  const days = daysFault(fields);
  if (!days.ok) return days;
  return succeed({
    ...plan,
    nodes: plan.nodes.map((node) => (node.key === key ? { ...node, ...plainFields(fields) } : node)),
  });
}
