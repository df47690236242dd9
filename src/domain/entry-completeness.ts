/**
 * What an entry must have to be marked as done (Swedish: klarmarkera): a text, and the states that its level expects.
 * A goal's light and arrow are given where somebody wants to, and never asked for; nor is a commitment's description.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const entry = { node: 'commitment/el', assessment: null, trend: null, status: 'done', completion: null, description: null, narrative: null };
 * assert.deepEqual(missingIn(entry, 'commitment', ['status', 'completion']), ['completion', 'narrative']);
 */
import type { Entry } from './entry.ts';
import { narrativeText } from './narrative.ts';
import type { LevelCode } from './node.ts';
import { type EntryScaleCode, isEntryScale, type ScaleCode } from './scale.ts';

/** A field of an entry that can be asked for. */
export type EntryField = EntryScaleCode | 'narrative';

const withOptionalStates: LevelCode = 'goal';

/** True where nodes of the level are to have the states of its scales. */
export function expectsStates(level: string): boolean {
  return level !== withOptionalStates;
}

/** The fields that are asked for and not there, in the order of the form; [] where the entry can be marked as done. */
export function missingIn(entry: Entry, level: string, scales: readonly ScaleCode[]): EntryField[] {
  const expected = expectsStates(level) ? scales : [];
  const states = expected.flatMap((scale) => (!isEntryScale(scale) || entry[scale] !== null ? [] : [scale]));
  const written = entry.narrative !== null && narrativeText(entry.narrative).trim() !== '';
  return written ? states : [...states, 'narrative'];
}
