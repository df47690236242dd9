/** What a run keeps of its outcome: everything but what it named, which is kept row by row and can be cleared. */
import { z } from 'zod';
import {
  type ControlOutcome,
  type Exception,
  Ratio,
  SeriesPoint,
  SuggestedAssessment,
} from '../../controls/outcome.ts';

const Count = z.number().int().min(0);
const kept = {
  examined: Count,
  ratios: z.array(Ratio),
  series: z.array(SeriesPoint),
  exceptionCounts: z.record(z.string(), Count),
  unmatchedCount: Count,
  notes: z.array(z.string()),
  suggested: SuggestedAssessment,
};

export const Summary = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('passed'), ...kept }),
  z.strictObject({ status: z.literal('deviating'), ...kept }),
  z.strictObject({ status: z.literal('not-run'), reason: z.string() }),
]);
export type Summary = z.infer<typeof Summary>;

export type Named = {
  readonly list: 'exception' | 'unmatched' | 'quotation' | 'subject';
  readonly kind: string;
  readonly finding: Exception | object;
};

/** The outcome in its two parts. */
export function splitOutcome(outcome: ControlOutcome): { summary: Summary; named: Named[] } {
  if (outcome.status === 'not-run') return { summary: outcome, named: [] };
  const { exceptions, unmatched, quotations = [], subjects = [], ...summary } = outcome;
  return {
    summary,
    named: [
      ...exceptions.map((finding) => ({ list: 'exception', kind: finding.kind, finding }) as const),
      ...unmatched.map((finding) => ({ list: 'unmatched', kind: 'unmatched', finding }) as const),
      ...quotations.map((finding) => ({ list: 'quotation', kind: finding.status, finding }) as const),
      ...subjects.map((finding) => ({ list: 'subject', kind: finding.band ?? 'not-examined', finding }) as const),
    ],
  };
}
