/** What the page of an entry shows beside the entry itself: what was entered, what came of it, and what is said about it. */

import type { DraftCheck } from '../../../app/check-draft.ts';
import type { Discussion } from '../../../app/comment.ts';
import type { EditConflict } from '../../../app/entry.ts';
import type { EntryOrigins } from '../../../app/gather-origin.ts';
import type { Checked } from '../../../domain/check/finding.ts';
import type { MergedField } from '../../../domain/merge-entry.ts';
import type { Narrative } from '../../../domain/narrative.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { entryUrl } from '../../routes.ts';
import type { EntryInput } from './fields.ts';
import type { Place } from './place.ts';

/** What was just done, with its word in the URL: "?sparat=1". */
const outcomes = {
  saved: 'sparat',
  ready: 'klart',
  withdrawn: 'tillbakataget',
  returned: 'aterlamnat',
  approved: 'godkant',
  merged: 'ihopsatt',
  inserted: 'infogad',
  live: 'levande',
  commented: 'kommenterat',
  restored: 'aterstalld',
} as const;
export type Outcome = keyof typeof outcomes;

const known = Object.keys(outcomes) as readonly Outcome[];

/** The outcome that the last request left in the URL; undefined where it left none. */
export function outcomeIn(query: (name: string) => string | undefined): Outcome | undefined {
  return known.find((outcome) => query(outcomes[outcome]) === '1');
}

/** Where a plain form leads when something is done. */
export function doneUrl({ address, key }: Place, outcome: Outcome): string {
  return `${entryUrl(address, key)}?${outcomes[outcome]}=1`;
}

/** The next thing to report, by its address. */
export type NextEntry = { readonly href: string; readonly title: string };

export type EntryPageState = {
  /** What the form shows: what is saved, or what was entered and could not be saved. */
  readonly fields: EntryInput;
  readonly issues?: readonly Issue[];
  /** Values of indicators as they were entered, by the field's name, where they could not all be saved. */
  readonly values?: Readonly<Record<string, string>>;
  readonly outcome?: Outcome | undefined;
  /** How the text that is entered will look, where somebody has asked to see it. */
  readonly preview?: Narrative;
  /** With the outcome 'ready': null where there is nothing more. */
  readonly next?: NextEntry | null;
  /** Somebody else has saved the same fields in between; `base` is the revision that the person began with. */
  readonly conflict?: EditConflict & { readonly base: string };
  /** What somebody else changed meanwhile in other fields. */
  readonly others?: { readonly by: string | null; readonly fields: readonly MergedField[] };
  /** What "unchanged since" replaced, with the revision to put it back on. */
  readonly undo?: EntryInput;
  /** What the figure check found in the entry when it was saved. */
  readonly figures?: readonly Checked[];
  /** What the figure check says of the text as it is written, where somebody has asked; with no findings of its own after a save. */
  readonly draft?: DraftCheck & { readonly asked: boolean };
  /** A comment that could not be saved: in a thread, or '' for a new one; 'return' for a comment of the review. */
  readonly comment?: { readonly text: string; readonly thread: string };
};

export type Shown = EntryPageState & {
  readonly discussion: Discussion;
  readonly gathered: EntryOrigins;
  readonly indicators: ShownTable;
};
