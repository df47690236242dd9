/**
 * How an occurrence stands on a day: planned, due (its month has begun), late, done, or dropped.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const occurrence = { dueOn: '2026-03-31', droppedOn: null };
 * assert.equal(occurrenceStatus(occurrence, null, '2026-02-10'), 'planned');
 * assert.equal(occurrenceStatus(occurrence, null, '2026-03-01'), 'due');
 * assert.equal(occurrenceStatus(occurrence, null, '2026-04-01'), 'late');
 */
import type { Occurrence } from './occurrence.ts';

export type OccurrenceStatus = 'planned' | 'due' | 'late' | 'done' | 'dropped';

/** What was found at one occurrence. `done`: it needs nothing more. */
export type OccurrenceOutcome = {
  readonly control: string;
  readonly key: string;
  /** A code of the `control` scale; null is "not assessed". */
  readonly assessment: string | null;
  readonly done: boolean;
};

/** `today` is "2026-03-01", Swedish time. */
export function occurrenceStatus(
  { dueOn, droppedOn }: Pick<Occurrence, 'dueOn' | 'droppedOn'>,
  outcome: Pick<OccurrenceOutcome, 'done'> | null,
  today: string,
): OccurrenceStatus {
  if (outcome?.done) return 'done';
  if (droppedOn !== null) return 'dropped';
  if (dueOn < today) return 'late';
  return dueOn.slice(0, 7) === today.slice(0, 7) ? 'due' : 'planned';
}
