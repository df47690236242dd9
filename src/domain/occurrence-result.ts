/** What came of doing a control at one occurrence: assessment, result and comment, and what is missing before it is marked as done. */
import { z } from 'zod';
import { type Entry, emptyEntry } from './entry.ts';
import { Narrative } from './narrative.ts';
import type { Issue } from './result.ts';
import type { SampleCount } from './sample.ts';

export const OccurrenceResult = z.strictObject({
  /** A code of the `control` scale; null is "not assessed". */
  assessment: z.string().nullable(),
  result: Narrative.nullable(),
  comment: Narrative.nullable(),
});
export type OccurrenceResult = z.infer<typeof OccurrenceResult>;

/** returned: sent back to whoever did it. signed: somebody else has seen it, and it changes no more. */
export const ResultState = z.enum(['draft', 'done', 'returned', 'signed']);
export type ResultState = z.infer<typeof ResultState>;

export const emptyResult: OccurrenceResult = { assessment: null, result: null, comment: null };

/** As an entry, which is merged and compared the same way: the comment stands as its description. */
export function asEntry({ assessment, result, comment }: OccurrenceResult): Entry {
  return { ...emptyEntry('occurrence'), assessment, narrative: result, description: comment };
}

export function fromEntry({ assessment, narrative, description }: Entry): OccurrenceResult {
  return { assessment, result: narrative, comment: description };
}

/** What stands in the way of marking it as done. `sample`: of the last one drawn, null where none is. */
export function missingInResult(
  { assessment, result }: OccurrenceResult,
  { asksSample, sample }: { readonly asksSample: boolean; readonly sample: SampleCount | null },
): Issue[] {
  return [
    ...(assessment === null ? [{ path: 'assessment', message: 'Välj en bedömning.' }] : []),
    ...(result === null ? [{ path: 'narrative', message: 'Skriv resultatet: vad visade kontrollen?' }] : []),
    ...(asksSample && sample === null
      ? [{ path: 'seed', message: 'Kontrollen görs med stickprov. Dra stickprovet först.' }]
      : []),
    ...(sample !== null && sample.open > 0
      ? [{ path: 'stickprov', message: `${sample.open} av stickprovets ${sample.size} rader saknar utfall.` }]
      : []),
  ];
}
