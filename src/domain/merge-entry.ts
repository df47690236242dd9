/**
 * Two people have edited one entry from the same version: what only one of them changed is taken from that one, field by
 * field. A field that both changed to different things is for a person to settle.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const base = { node: 'goal/el', assessment: null, trend: null, status: null, completion: null, description: null, narrative: null };
 * const merged = mergeEntries(base, { mine: { ...base, trend: 'worse' }, theirs: { ...base, assessment: 'red' } });
 * assert.deepEqual([merged.entry.assessment, merged.entry.trend, merged.clashes], ['red', 'worse', []]);
 */
import { canonicalJson } from './canonical-json.ts';
import type { Entry } from './entry.ts';

export type MergedField = Exclude<keyof Entry, 'node'>;

export type MergedEntry = {
  /** In a field that clashes: mine. */
  readonly entry: Entry;
  /** Fields that both changed, to different things. */
  readonly clashes: readonly MergedField[];
  /** Fields that they changed and I did not. */
  readonly fromThem: readonly MergedField[];
};

const fields = ['assessment', 'trend', 'status', 'completion', 'description', 'narrative'] as const;

const same = (a: Entry, b: Entry, field: MergedField): boolean => canonicalJson(a[field]) === canonicalJson(b[field]);

/** `base` null: nobody knows what both began with, so every field that differs clashes. */
export function mergeEntries(
  base: Entry | null,
  { mine, theirs }: { readonly mine: Entry; readonly theirs: Entry },
): MergedEntry {
  const apart = fields.filter((field) => !same(mine, theirs, field));
  const fromThem = apart.filter((field) => base !== null && same(mine, base, field));
  const clashes = apart.filter((field) => base === null || (!same(mine, base, field) && !same(theirs, base, field)));
  const taken = Object.fromEntries(fromThem.map((field) => [field, theirs[field]]));
  return { entry: { ...mine, ...taken }, clashes, fromThem };
}
