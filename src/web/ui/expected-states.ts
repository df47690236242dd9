/** Which states a node is to have: all that its level reports on, but a goal's light and arrow only where they are given. */
import type { TreeNode } from '../../app/views.ts';
import { expectsStates } from '../../domain/entry-completeness.ts';

export function expectedStates(node: TreeNode): TreeNode['states'] {
  return node.states.filter((state) => state.value !== null || expectsStates(node.level));
}
