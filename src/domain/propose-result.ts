/**
 * What a report may say of a control, proposed from the times that it was done: the latest, or all put together with the
 * worst assessment. A person decides.
 */
import { type Narrative, paragraphs } from './narrative.ts';
import type { OccurrenceResult } from './occurrence-result.ts';

export type DoneOccurrence = OccurrenceResult & {
  /** "mars 2026". */
  readonly name: string;
};

export type ProposedResult = { readonly assessment: string | null; readonly result: Narrative | null };
export type Way = 'latest' | 'together';

/** `done` in the order of their days; `scale`: the codes of the `control` scale, the worst first. Null where nothing is done. */
export function proposeResult(
  done: readonly DoneOccurrence[],
  way: Way,
  scale: readonly string[],
): ProposedResult | null {
  const last = done.at(-1);
  if (last === undefined) return null;
  if (way === 'latest' || done.length === 1) return { assessment: last.assessment, result: last.result };
  const found = new Set(done.map(({ assessment }) => assessment));
  const content = done.flatMap(({ name, result }) => [
    ...paragraphs([`${capital(name)}:`]).content,
    ...(result?.content ?? []),
  ]);
  return { assessment: scale.find((code) => found.has(code)) ?? null, result: { type: 'doc', content } };
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** The rule, as it is shown: what is taken, of what. `until` is the period's last day. */
export function ruleOf(done: readonly DoneOccurrence[], way: Way, until: string): string {
  const last = done.at(-1);
  const count = done.length === 1 ? '1 tillfälle' : `${done.length} tillfällen`;
  return way === 'latest'
    ? `Det senaste av ${count} till och med ${until}: ${last?.name ?? ''}.`
    : `Alla ${count} till och med ${until} efter varandra, med den sämsta bedömningen.`;
}
