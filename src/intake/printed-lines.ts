/** Tells lines that a report printed by this system has around its facts: they are made anew when it is printed again. */
import type { Draft } from './draft.ts';
import { sameTitle } from './structure.ts';

const longest = 300;

/** True for a caption of the system's own, and for a chart's caption that is the title of an indicator already read. */
export function isPrintedLine(draft: Draft, text: string): boolean {
  const { lines, chartCaption } = draft.profile.printed;
  if (text.length > longest) return false;
  if (lines.some((line) => line.test(text))) return true;
  const title = chartCaption.exec(text)?.[1];
  return title !== undefined && draft.indicators.some((indicator) => sameTitle(indicator.title) === sameTitle(title));
}
