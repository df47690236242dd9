/** Where every node of a plan stands among its siblings when a sheet of it is read. */

import { orderSiblings } from './bulk-order.ts';
import type { DraftNode } from './bulk-plan-draft.ts';
import type { Plan, PlanNode } from './plan.ts';

export type PlanOrder = {
  /** Positions of siblings that are numbered anew, and of those that are new in their place; by id. */
  readonly positions: ReadonlyMap<string, number>;
  readonly moved: ReadonlySet<string>;
};

const placeOf = ({ parent, level }: { parent: string | null; level: string }) => `${parent ?? ''}\t${level}`;

/** `numbers`: the number of each in a sheet that is made now. */
export function orderNodes(drafts: readonly DraftNode[], plan: Plan, numbers: ReadonlyMap<string, string>): PlanOrder {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const stays = (node: PlanNode) => {
    const draft = byId.get(node.key);
    return draft === undefined || draft.parent === node.parent;
  };
  const standing = Map.groupBy(plan.nodes.filter(stays), placeOf);
  const stated = new Map(drafts.flatMap(({ id, order }) => (order === null ? [] : [[id, order] as const])));
  const incoming = Map.groupBy(
    drafts.filter(({ node, parent }) => node === null || node.parent !== parent),
    placeOf,
  );
  const positions = new Map<string, number>();
  const moved = new Set<string>();
  for (const place of new Set([...standing.keys(), ...incoming.keys()])) {
    const present = standing.get(place) ?? [];
    const keys = present.map((node) => node.key);
    const added = (incoming.get(place) ?? []).map(({ id }) => id);
    const order = orderSiblings({ present: keys, numbers, stated, incoming: added });
    for (const id of order.moved) moved.add(id);
    const onlyLast = order.sequence.every((id, at) => at >= keys.length || id === keys[at]);
    const last = present.reduce((most, node) => Math.max(most, node.position), -1);
    for (const [at, id] of order.sequence.entries())
      if (!onlyLast) positions.set(id, at);
      else if (at >= keys.length) positions.set(id, last + 1 + at - keys.length);
  }
  return { positions, moved };
}
