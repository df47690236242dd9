/**
 * The risk register (Swedish: bruttolista) holds every risk that a body has thought of for a year, assessed before and
 * after actions. Those that are chosen make the control plan.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const parts = { event: 'en faktura betalas två gånger', cause: 'brister i kontrollen', consequence: 'onödiga kostnader' };
 * assert.equal(riskSentence(parts), 'Risken att en faktura betalas två gånger på grund av brister i kontrollen vilket leder till onödiga kostnader.');
 */
import { z } from 'zod';
import { Risk } from './risk.ts';

/** A place on the scales of likelihood and impact: 1 to 4. */
export const Grade = z.number().int().min(1).max(4);

export const RiskAssessment = z.strictObject({
  /** Null is "not assessed". */
  likelihood: Grade.nullable(),
  impact: Grade.nullable(),
  /** Why, '' where nobody has said. */
  reason: z.string(),
});
export type RiskAssessment = z.infer<typeof RiskAssessment>;

/** What a risk or control was the year before. */
export const Predecessor = z.strictObject({ year: z.number().int(), key: z.string().min(1) });
export type Predecessor = z.infer<typeof Predecessor>;

export const RegisterRisk = Risk.omit({ controls: true, comment: true }).extend({
  /** Who answers for the risk: a role or a name, on one line. */
  owner: z.string().min(1).nullable(),
  before: RiskAssessment,
  after: RiskAssessment,
  /** Into the plan or not; null where nobody has chosen yet. */
  chosen: z.boolean().nullable(),
  chosenReason: z.string(),
  predecessor: Predecessor.nullable(),
  /** `report`: it came with a report that holds it. `adopted`: that too, and a person has worked on it here. */
  made: z.enum(['report', 'adopted', 'register']),
});
export type RegisterRisk = z.infer<typeof RegisterRisk>;

type Parts = Pick<Risk, 'event' | 'cause' | 'consequence'>;

const bare = (text: string) => text.trim().replace(/[.,;\s]+$/u, '');

/** The sentence that event, cause and consequence make, without what is not said; null without an event. */
export function riskSentence({ event, cause, consequence }: Parts): string | null {
  if (event === null || bare(event) === '') return null;
  const why = cause === null || bare(cause) === '' ? '' : ` på grund av ${bare(cause)}`;
  const what = consequence === null || bare(consequence) === '' ? '' : ` vilket leder till ${bare(consequence)}`;
  return `Risken att ${bare(event)}${why}${what}.`;
}

/** How a risk stands against the year before. */
export type RegisterChange = 'new' | 'changed' | 'same' | 'removed';

type Known = Pick<RegisterRisk, 'text' | 'owner' | 'before' | 'after' | 'origin' | 'processArea'>;

/** What differs; [] where the risk stands as it did. */
export function changedParts(
  before: Known,
  after: Known,
): ('text' | 'owner' | 'likelihood' | 'impact' | 'after' | 'origin')[] {
  return [
    ...(before.text === after.text ? [] : (['text'] as const)),
    ...(before.owner === after.owner ? [] : (['owner'] as const)),
    ...(before.before.likelihood === after.before.likelihood ? [] : (['likelihood'] as const)),
    ...(before.before.impact === after.before.impact ? [] : (['impact'] as const)),
    ...(before.after.likelihood === after.after.likelihood && before.after.impact === after.after.impact
      ? []
      : (['after'] as const)),
    ...(before.origin === after.origin ? [] : (['origin'] as const)),
  ];
}
