/**
 * Changing a part's outline: hiding, renaming and moving blocks. A heading carries what stands under it.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const heading = (level, text) => ({ kind: 'heading', level, text, node: null });
 * const outline = [heading(1, 'A'), heading(2, 'A1'), heading(1, 'B')];
 * assert.deepEqual(moveBlock(outline, 0, 'down').map((block) => block.text), ['B', 'A', 'A1']);
 */
import type { OutlineBlock } from './outline.ts';

/** The index after the last block that belongs to the block at `index`: for a heading, all until the next of its level or above. */
export function endOf(outline: readonly OutlineBlock[], index: number): number {
  const block = outline[index];
  if (block?.kind !== 'heading') return index + 1;
  const end = outline.findIndex((other, at) => at > index && other.kind === 'heading' && other.level <= block.level);
  return end < 0 ? outline.length : end;
}

/** Where the sibling before the block at `index` begins; null where it is the first under its heading. */
function siblingBefore(outline: readonly OutlineBlock[], index: number): number | null {
  const block = outline[index];
  if (!block || index === 0) return null;
  if (block.kind !== 'heading') return outline[index - 1]?.kind === 'heading' ? null : index - 1;
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = outline[at];
    if (other?.kind !== 'heading' || other.level > block.level) continue;
    return other.level === block.level ? at : null;
  }
  return null;
}

/** Moves a block, with what it carries, past its neighbour under the same heading. Unchanged where there is none. */
export function moveBlock(outline: readonly OutlineBlock[], index: number, direction: 'up' | 'down'): OutlineBlock[] {
  const end = endOf(outline, index);
  if (direction === 'down') {
    const next = outline[end];
    const block = outline[index];
    const movable =
      block?.kind === 'heading' ? next?.kind === 'heading' && next.level === block.level : next?.kind !== 'heading';
    return next && movable ? moveBlock(outline, end, 'up') : [...outline];
  }
  const to = siblingBefore(outline, index);
  if (to === null) return [...outline];
  return [...outline.slice(0, to), ...outline.slice(index, end), ...outline.slice(to, index), ...outline.slice(end)];
}

export function hideBlock(outline: readonly OutlineBlock[], index: number, hidden: boolean): OutlineBlock[] {
  return outline.map((block, at) => {
    if (at !== index) return block;
    const { hidden: _before, ...rest } = block;
    return hidden ? { ...rest, hidden: true } : rest;
  });
}

/** Renames a heading; other blocks stay as they are. */
export function renameHeading(outline: readonly OutlineBlock[], index: number, text: string): OutlineBlock[] {
  return outline.map((block, at) => (at === index && block.kind === 'heading' ? { ...block, text } : block));
}

/** The blocks that print: without the hidden ones and what stands under hidden headings. */
export function visibleBlocks(outline: readonly OutlineBlock[]): OutlineBlock[] {
  const shown: OutlineBlock[] = [];
  for (let index = 0; index < outline.length; index += 1) {
    const block = outline[index];
    if (!block) break;
    if (block.hidden) index = endOf(outline, index) - 1;
    else shown.push(block);
  }
  return shown;
}
