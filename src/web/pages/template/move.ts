/** Where a block stands after it was moved, so that the page can come back to it. */
import type { TemplateBlock } from '../../../app/template.ts';

export const blockAnchor = (part: string, index: number) => `block-${part}-${index}`;

const same = (a: TemplateBlock | undefined, b: TemplateBlock | undefined) =>
  a?.kind === b?.kind && a?.text === b?.text && a?.level === b?.level;

/** How many blocks move with the one at `index`: a heading takes all until the next of its level or above. */
function carried(blocks: readonly TemplateBlock[], index: number): number {
  const level = blocks[index]?.level ?? null;
  if (level === null) return 1;
  const end = blocks.findIndex((block, at) => at > index && block.level !== null && block.level <= level);
  return (end < 0 ? blocks.length : end) - index;
}

/** The index afterwards; the old one where nothing moved. */
export function placeAfterMove(
  before: readonly TemplateBlock[],
  after: readonly TemplateBlock[],
  index: number,
  direction: 'up' | 'down',
): number {
  const first = before.findIndex((block, at) => !same(block, after[at]));
  if (first < 0) return index;
  if (direction === 'up') return first;
  const last = before.findLastIndex((block, at) => !same(block, after[at]));
  return last + 1 - carried(before, index);
}
