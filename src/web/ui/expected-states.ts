/** Which states a node is to have: all that its level reports on, but a goal's light and arrow only where they are given. */
import type { TreeNode } from '../../app/views.ts';
import type { LevelCode } from '../../domain/node.ts';

const withOptionalStates: LevelCode = 'goal';

export function expectedStates(node: TreeNode): TreeNode['states'] {
  return node.states.filter((state) => state.value !== null || node.level !== withOptionalStates);
}
