/**
 * Which nodes are done, and the tree without them. A node is done when it has a text and every state that its level asks
 * for; a goal's light and arrow are optional.
 */
import type { TreeNode } from '../../../app/views.ts';
import { expectedStates } from '../../ui/expected-states.ts';

/** True for a node that is reported on: the top level, and what is only shown over the body's own, gather the others. */
export function isReported(node: TreeNode, depth: number): boolean {
  return node.context !== true && (depth > 0 || node.children.length === 0);
}

export function isDone(node: TreeNode): boolean {
  return node.excerpt !== '' && expectedStates(node).every((state) => state.value !== null);
}

/** Reported nodes of the tree, all and those not done. */
export function countNodes(nodes: readonly TreeNode[], depth = 0): { all: number; open: number } {
  return nodes.reduce(
    (sum, node) => {
      const below = countNodes(node.children, depth + 1);
      const own = isReported(node, depth) ? 1 : 0;
      return { all: sum.all + own + below.all, open: sum.open + (own === 1 && !isDone(node) ? 1 : 0) + below.open };
    },
    { all: 0, open: 0 },
  );
}

/** Keeps nodes that are not done, and those above them. */
export function openNodes(nodes: readonly TreeNode[], depth = 0): TreeNode[] {
  return nodes.flatMap((node) => {
    const children = openNodes(node.children, depth + 1);
    return children.length > 0 || (isReported(node, depth) && !isDone(node)) ? [{ ...node, children }] : [];
  });
}
