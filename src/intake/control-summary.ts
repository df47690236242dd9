/** Joins the table of all controls to the controls of the chapters, whose titles may be worded a little differently. */
import type { Control } from '../domain/risk.ts';
import { type Draft, note, sameTitle } from './draft.ts';

const wordsOf = (title: string): string[] => title.toLocaleLowerCase('sv').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Share of common words, 0 to 1 (Dice); words that differ by one letter of inflection count as the same. */
export function likeness(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  const key = (word: string) => (word.length > 8 ? word.replaceAll('s', '') : word);
  const known = new Set(right.map(key));
  const common = left.filter((word) => known.has(key(word))).length;
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}

/** A plan has a few dozen controls; more rows than this are not compared word by word. */
const mostCompared = 100;

/** Replaces the keys of every summary block by those of the chapters' controls, and takes a light that only the table gives. */
export function joinSummaries(draft: Draft): void {
  const controls = draft.risks.flatMap((risk) => risk.controls);
  const byTitle = new Map<string, string>();
  const free = new Set(controls.map((control) => control.key));
  const take = (row: (typeof draft.summaryControls)[number], control: Control) => {
    free.delete(control.key);
    byTitle.set(row.title, control.key);
    if (control.result.assessment === null && row.assessment !== null) control.result.assessment = row.assessment;
  };
  const exact = new Map(controls.map((control) => [sameTitle(control.title), control]));
  const rest = draft.summaryControls.filter((row) => {
    const control = exact.get(sameTitle(row.title));
    if (!control || !free.has(control.key)) return true;
    take(row, control);
    return false;
  });
  rest.forEach((row, index) => {
    const ranked = controls
      .filter((control) => index < mostCompared && free.has(control.key))
      .map((control) => ({ control, score: likeness(row.title, control.title) }))
      .sort((a, b) => b.score - a.score);
    const [best] = ranked;
    if (best && best.score >= 0.6) take(row, best.control);
    else
      note(draft, 'other', `Kontrollmomentet ”${row.title}” i sammanställningen har inget eget avsnitt.`, row.source);
  });
  for (const part of draft.parts) {
    part.outline.forEach((item, index) => {
      if (item.block.kind !== 'controlSummary') return;
      const joined = item.block.controls.map((row) => ({ ...row, control: byTitle.get(row.title) ?? row.control }));
      part.outline[index] = { ...item, block: { ...item.block, controls: joined } };
    });
  }
}
