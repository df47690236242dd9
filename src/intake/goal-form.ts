/** Tells a goal's title from running text by its form: in a text without styles, nothing else says so. */
import type { Profile } from './profile.ts';
import type { SourceBlock } from './source-block.ts';

/** Sentences of a text, counted by their ends. */
export function sentences(text: string): number {
  return text.split(/(?<=[.!?])\s+(?=[\p{Lu}\d"”])/u).length;
}

/** The nearest block after a place that is not a picture. */
export function nextBlock(blocks: readonly SourceBlock[], index: number): SourceBlock | undefined {
  let next = index + 1;
  while (blocks[next]?.type === 'picture') next += 1;
  return blocks[next];
}

function isComment(profile: Profile, block: SourceBlock | undefined): boolean {
  if (block?.type !== 'paragraph' || block.boxed) return false;
  return block.text.length >= profile.goals.comment || sentences(block.text) > 1;
}

/** A paragraph of its own, one sentence, no longer than a title, that introduces nothing and ends no introduction. */
function standsAlone(blocks: readonly SourceBlock[], index: number, longest: number): string | null {
  const block = blocks[index];
  const before = blocks[index - 1];
  if (block?.type !== 'paragraph' || block.boxed || block.marked) return null;
  const text = block.text;
  if (text.length > longest || sentences(text) > 1 || /[:;,]$/u.test(text)) return null;
  return before?.type === 'paragraph' && /[:;]$/u.test(before.text) ? null : text;
}

/** True for a framed line, and for a short sentence in a title's words with a comment right after it. */
export function isGoalTitle(profile: Profile, blocks: readonly SourceBlock[], index: number): boolean {
  const block = blocks[index];
  if (block?.type !== 'paragraph') return false;
  if (block.boxed) return !block.marked && block.text.length <= profile.goals.longest * 2;
  const text = standsAlone(blocks, index, profile.goals.longest);
  if (text === null || profile.goals.reporting.test(text)) return false;
  const next = nextBlock(blocks, index);
  return isComment(profile, next) || (next?.type === 'paragraph' && !next.boxed && next.text.endsWith(':'));
}

/** True for a sentence that stands where a title could, in words that report: only a count can say that it is a goal. */
export function mayBeGoal(profile: Profile, blocks: readonly SourceBlock[], index: number): boolean {
  const text = standsAlone(blocks, index, Math.round(profile.goals.longest * 1.25));
  return text !== null && isComment(profile, nextBlock(blocks, index));
}
