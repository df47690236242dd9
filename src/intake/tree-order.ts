/** Puts nodes in the report's order, parents before children, and their entries after them. */
import type { Entry } from '../domain/entry.ts';
import type { Node } from '../domain/node.ts';
import type { Draft } from './draft.ts';

export function inTreeOrder(draft: Draft): { nodes: Node[]; entries: Entry[] } {
  const all = [...draft.nodes.values()];
  const nodes: Node[] = [];
  const visit = (parent: string | null): void => {
    for (const node of all.filter((each) => each.parent === parent)) {
      nodes.push(node);
      visit(node.key);
    }
  };
  visit(null);
  const entries = nodes.flatMap((node) => draft.entries.get(node.key) ?? []);
  return { nodes, entries };
}
