/** Places goals and commitments of an annual report: their titles open them, the text after is theirs. */
import type { AnnualState } from './annual-state.ts';
import { addBodies } from './bodies.ts';
import { commitmentTitle, statusTableAfter } from './commitment-form.ts';
import { addNode, entryOf, loseSymbol, note } from './draft.ts';
import { isGoalTitle, mayBeGoal } from './goal-form.ts';
import type { SourceBlock } from './source-block.ts';
import { emit } from './writer.ts';

/** Opens a goal where the block is its title; a sentence that only may be one is remembered. */
export function placeGoal(
  state: AnnualState,
  index: number,
  block: Extract<SourceBlock, { type: 'paragraph' | 'heading' }>,
): boolean {
  const { writer, blocks } = state;
  const { draft } = writer;
  const assumption = state.assumed.get(index);
  const byFormat = block.type === 'heading' && block.level <= (state.goalLevel ?? block.level);
  const byForm = state.goalLevel === null && isGoalTitle(draft.profile, blocks, index);
  if (!byFormat && !byForm && !assumption && !state.assessedGoals.has(block)) {
    if (state.perspective !== null && state.goalLevel === null && mayBeGoal(draft.profile, blocks, index)) {
      state.candidates.push({ block: index, perspective: state.perspective, source: block.source });
    }
    return false;
  }
  if (block.type === 'heading') state.goalLevel = block.level;
  const node = addNode(
    draft,
    { level: 'goal', title: block.text, parent: state.area, role: state.office ? 'own' : 'group' },
    block.source,
  );
  if (assumption) draft.assumedGoals.set(node, assumption);
  entryOf(draft, node, block.source);
  emit(writer, { kind: 'goal', node }, block.source);
  state.goal = { node, block: index };
  writer.sink = { kind: 'narrative', node, printed: true };
  return true;
}

/** Opens a commitment where the block is its title with bodies in brackets. */
export function placeCommitment(state: AnnualState, index: number, block: SourceBlock): boolean {
  const { writer, blocks } = state;
  const { draft } = writer;
  const read = commitmentTitle(draft.profile, blocks, index);
  if (!read) return false;
  addBodies(draft, read.bodies, block.source);
  const { title, bodies } = read;
  const node = addNode(draft, { level: 'commitment', title, parent: state.area, bodies }, block.source);
  if (read.tail !== '') note(draft, 'other', 'Punkten efter nämnderna inom parentes har tagits bort.', block.source);
  entryOf(draft, node, block.source);
  emit(writer, { kind: 'commitment', node }, block.source);
  const described = statusTableAfter(draft.profile, blocks, index) !== null;
  state.commitment = node;
  writer.sink = { kind: described ? 'description' : 'narrative', node, printed: true };
  if (!described) {
    loseSymbol(draft, { node, field: 'status', source: block.source });
    loseSymbol(draft, { node, field: 'completion', source: block.source });
  }
  return true;
}
