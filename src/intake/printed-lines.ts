/** Tells lines that a report printed by this system has around its facts: they are made anew when it is printed again. */

import { sameTitle } from './draft.ts';
import type { SourceBlock } from './source-block.ts';
import { tableRule } from './tables.ts';
import { emit, type Writer } from './writer.ts';

const longest = 300;

/**
 * Takes a caption of the system's own, a chart's caption that is the title of an indicator already read, and the
 * candidates for the next plan, which become a block of their own. False for every other block.
 */
export function takePrinted(writer: Writer, block: SourceBlock): boolean {
  const { draft, part } = writer;
  const { lines, chartCaption, carryOver } = draft.profile.printed;
  if (block.type === 'table') {
    return part.outline.at(-1)?.block.kind === 'carryOver' && tableRule(draft.profile, block)?.kind === 'carryOver';
  }
  if (block.type !== 'paragraph' || block.text.length > longest) return false;
  if (carryOver.test(block.text)) {
    emit(writer, { kind: 'carryOver' }, block.source);
    return true;
  }
  if (lines.some((line) => line.test(block.text))) return true;
  const title = chartCaption.exec(block.text)?.[1];
  return title !== undefined && draft.indicators.some((indicator) => sameTitle(indicator.title) === sameTitle(title));
}
