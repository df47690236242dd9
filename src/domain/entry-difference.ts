/**
 * What differs between two entries of one node, field by field: codes before and after, and texts paragraph by paragraph.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const said = { node: 'goal/el', assessment: 'yellow', trend: null, status: null, completion: null, description: null, narrative: null };
 * assert.deepEqual(entryDifference(said, { ...said, assessment: 'green' }, []), [
 *   { field: 'assessment', before: 'yellow', after: 'green' },
 * ]);
 */
import { canonicalJson } from './canonical-json.ts';
import type { Entry } from './entry.ts';
import type { Narrative } from './narrative.ts';
import { narrativeDifference, type ParagraphDifference } from './narrative-difference.ts';
import type { Scale } from './scale.ts';

type CodeChange = {
  readonly field: 'assessment' | 'trend' | 'status' | 'completion';
  /** Codes of the scale with the field's name; null is "nothing said". */
  readonly before: string | null;
  readonly after: string | null;
};
type TextChange = {
  readonly field: 'narrative' | 'description';
  readonly before: Narrative | null;
  readonly after: Narrative | null;
  /** All the same where only bold, links or levels of headings were changed. */
  readonly paragraphs: readonly ParagraphDifference[];
};
export type EntryChange = CodeChange | TextChange;

const codes = ['assessment', 'trend', 'status', 'completion'] as const;
const texts = ['description', 'narrative'] as const;

/** The fields that differ, states first; [] where none does. `scales` give symbols within the text their words. */
export function entryDifference(before: Entry, after: Entry, scales: readonly Scale[]): EntryChange[] {
  return [
    ...codes
      .filter((field) => before[field] !== after[field])
      .map((field) => ({ field, before: before[field], after: after[field] })),
    ...texts
      .filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
      .map((field) => ({
        field,
        before: before[field],
        after: after[field],
        paragraphs: narrativeDifference(before[field], after[field], scales),
      })),
  ];
}
