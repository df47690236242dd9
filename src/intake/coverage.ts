/** Counts how much of the source became facts and how much is kept as free text. The two add up to the whole. */
import { type Narrative, narrativeText } from '../domain/narrative.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Draft } from './draft.ts';
import { blockWords, type SourceBlock, wordsOf } from './source-block.ts';

const narrativeWords = (narrative: Narrative): number => wordsOf(narrativeText(narrative)).length;

/** Words of the blocks, and of those the ones that free text holds. */
export function coverageOf(draft: Draft, blocks: readonly SourceBlock[]): Proposal['coverage'] {
  const words = blocks.reduce((sum, block) => sum + blockWords(block).length, 0);
  const free = draft.parts
    .flatMap((part) => part.outline)
    .reduce((sum, { block }) => sum + (block.kind === 'text' ? narrativeWords(block.narrative) : 0), 0);
  const kept = Math.min(free, words);
  return { words, placed: words - kept, kept };
}
