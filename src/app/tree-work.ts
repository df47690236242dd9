/** What is worked on in a report's tree: which entries are marked as done, sent back or approved, and open comments. */
import type { TreeNode } from './views.ts';

export type TreeWork = {
  /** The state of each entry, by node. */
  readonly states: ReadonlyMap<string, string>;
  /** Comments in threads that are not resolved, by node. */
  readonly comments: ReadonlyMap<string, number>;
};

const shown = ['ready', 'returned', 'reviewed'] as const;

/** The tree with the work on each of its nodes; a draft, and a node without comments, stand as they were. */
export function withWork(nodes: readonly TreeNode[], work: TreeWork): TreeNode[] {
  return nodes.map((node) => {
    const state = shown.find((known) => known === work.states.get(node.key));
    const comments = work.comments.get(node.key) ?? 0;
    return {
      ...node,
      ...(state === undefined ? {} : { state }),
      ...(comments === 0 ? {} : { comments }),
      children: withWork(node.children, work),
    };
  });
}
