/** Puts nodes in the report's order, parents before children, and their entries after them. */
import type { Entry } from '../domain/entry.ts';
import type { Node } from '../domain/node.ts';
import type { Draft } from './draft.ts';

export function inTreeOrder(draft: Draft): { nodes: Node[]; entries: Entry[] } {
  const all = [...draft.nodes.values()];
  const nodes: Node[] = [];
  const children = Map.groupBy(all, (node) => node.parent);
  const visit = (parent: string | null): void => {
    for (const node of children.get(parent) ?? []) {
      nodes.push(node);
      visit(node.key);
    }
  };
  visit(null);
  const entries = nodes.flatMap((node) => draft.entries.get(node.key) ?? []);
  return { nodes, entries };
}
