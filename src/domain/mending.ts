/**
 * How what the accessibility scan finds is mended: for every rule of axe-core what is wrong and what to do, in Swedish. A test
 * in controls holds that no rule is missing.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.match(mendingOf('image-alt')?.mend ?? '', /alt/u);
 * assert.equal(mendingOf('no-such-rule'), null);
 */
import { ariaMending } from './mending-aria.ts';
import { contentMending } from './mending-content.ts';
import { structureMending } from './mending-structure.ts';

export type Mending = { readonly fault: string; readonly mend: string };

const all: Readonly<Record<string, Mending>> = { ...ariaMending, ...contentMending, ...structureMending };

/** Null for a rule that is not axe-core's. */
export function mendingOf(rule: string): Mending | null {
  return Object.hasOwn(all, rule) ? (all[rule] ?? null) : null;
}

export const mendedRules = Object.keys(all);
