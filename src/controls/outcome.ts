/**
 * What a control found (Swedish: utfall): passed, deviating, or not run. A control that could not be done is never passed.
 * The software suggests an assessment with its reason; a person decides.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(percentOf(104, 205, 2), '50.73');
 * assert.equal(percentOf(0, 0), null);
 */
import { z } from 'zod';
import { DecimalString } from '../domain/figure.ts';

const Count = z.number().int().min(0);

/** How many of a part are as they should be. The whole comes first (of groups that are never added together: each group), then every part of each breakdown. */
export const Ratio = z.strictObject({
  /** '' for the whole, else the breakdown's name: "administration", "unit". */
  breakdown: z.string(),
  /** What the part is called, outermost first: ["Skolförvaltningen", "Ekskolan"]; empty for the whole. */
  path: z.array(z.string()),
  part: Count,
  whole: Count,
  /** Subjects by band (`definition.bands`) or by value of a scale; empty where the measure has neither. */
  bands: z.record(z.string(), Count),
  /** Subjects that could not be examined: within no part and no band. */
  notExamined: Count,
  /** The lowest index of those that were examined, and their mean with one decimal; where subjects have an index to add. */
  index: z.strictObject({ lowest: DecimalString, mean: DecimalString }).optional(),
});
export type Ratio = z.infer<typeof Ratio>;

/** One thing that is not as it should be, which somebody can look into. */
export const Exception = z.strictObject({
  /** The same from run to run, and unique within one: a normalised key, an address. */
  key: z.string().min(1),
  /** What is wrong: "missing", "limitHigher", "red". */
  kind: z.string().min(1),
  /** What a person calls it. May be personal data, as `detail` may: both are cleared when their time is out. */
  name: z.string(),
  path: z.array(z.string()),
  /** A Swedish sentence that says what is wrong, with the values that differ. */
  detail: z.string(),
  /** Where it stands: "beslut.csv rad 14". */
  place: z.string(),
});
export type Exception = z.infer<typeof Exception>;

/** A row of evidence that answers to nothing in the population. */
export const Unmatched = z.strictObject({ source: z.string(), place: z.string(), name: z.string() });
export type Unmatched = z.infer<typeof Unmatched>;

/** How it stood on another day, by the same sources. */
export const SeriesPoint = z.strictObject({ on: z.iso.date(), part: Count, whole: Count });
export type SeriesPoint = z.infer<typeof SeriesPoint>;

export const SuggestedAssessment = z.strictObject({
  /** A code of the `control` scale; null where a person has to look first. */
  assessment: z.enum(['red', 'yellow', 'green']).nullable(),
  reason: z.string().min(1),
});
export type SuggestedAssessment = z.infer<typeof SuggestedAssessment>;

/** What a document says of something that it should treat: the words, and where they stand, for a person to confirm. */
export const Quotation = z.strictObject({
  document: z.string(),
  body: z.string(),
  /** Code and name of what is looked for. */
  requirement: z.string(),
  label: z.string(),
  mandatory: z.boolean(),
  /** treated: under a heading of its own; mentioned: in running text; not-applicable and empty: a heading with nothing said. */
  status: z.enum(['treated', 'mentioned', 'not-applicable', 'empty', 'missing']),
  /** '' where it is missing. */
  quotation: z.string(),
  place: z.string(),
});
export type Quotation = z.infer<typeof Quotation>;

/** One subject of a score: what it came to, for those that are as they should be too. */
export const Subject = z.strictObject({
  key: z.string().min(1),
  name: z.string(),
  /** Group, where there are groups, and responsible body. */
  path: z.array(z.string()),
  /** Null where it could not be examined; `band` is then null too. */
  index: DecimalString.nullable(),
  band: z.string().nullable(),
  openFindings: Count,
  note: z.string(),
});
export type Subject = z.infer<typeof Subject>;

/** Most exceptions and unmatched rows that are named; the rest are counted. */
export const mostNamed = 20_000;

const findings = {
  examined: Count,
  ratios: z.array(Ratio).min(1),
  series: z.array(SeriesPoint),
  exceptions: z.array(Exception).max(mostNamed),
  /** All of them, by kind. */
  exceptionCounts: z.record(z.string(), Count),
  unmatched: z.array(Unmatched).max(mostNamed),
  unmatchedCount: Count,
  /** What a reader has to know: what the figures are counted against, rows that could not be read. Swedish sentences. */
  notes: z.array(z.string()),
  suggested: SuggestedAssessment,
  /** Of documents. */
  quotations: z.array(Quotation).max(mostNamed).optional(),
  /** Of a score: every subject. */
  subjects: z.array(Subject).max(mostNamed).optional(),
};

export const Examined = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('passed'), ...findings }),
  z.strictObject({ status: z.literal('deviating'), ...findings }),
]);
export type Examined = z.infer<typeof Examined>;

/** `reason`: a Swedish sentence that says why the control could not be done, and what to do. */
export const ControlOutcome = z.union([
  Examined,
  z.strictObject({ status: z.literal('not-run'), reason: z.string().min(1) }),
]);
export type ControlOutcome = z.infer<typeof ControlOutcome>;

/** The share in per cent, rounded half up to the decimals, as a decimal string; null of nothing. */
export function percentOf(part: number, whole: number, decimals = 0): z.infer<typeof DecimalString> | null {
  if (whole === 0) return null;
  const scale = 10n ** BigInt(decimals);
  const digits = String((BigInt(part) * 200n * scale + BigInt(whole)) / (2n * BigInt(whole)));
  if (decimals === 0) return digits;
  const padded = digits.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}
