/** What use cases hand to the pages: plain data, already authorised, with symbols and words resolved. */
import type { Entry } from '../domain/entry.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { LiveFigure } from '../domain/live-figure.ts';
import type { Period } from '../domain/period.ts';
import type { Answers, Proposal, Source } from '../domain/proposal.ts';
import type { EntryProposal } from '../domain/propose-entry.ts';
import type { Scale, ScaleCode, ScaleValue } from '../domain/scale.ts';
import type { Term } from '../domain/term.ts';

/** Names a report: whose, and which period ("2022-year"). */
export type ReportAddress = { readonly body: string; readonly period: Period };

export type ReportListItem = {
  readonly body: { readonly code: string; readonly name: string };
  readonly period: Period;
  /** Nodes to report on, and how many of them have a text. */
  readonly nodes: number;
  readonly written: number;
  readonly decided: boolean;
};

/** One node that a person owes a report on in an open period. */
export type OwedItem = {
  readonly address: ReportAddress;
  readonly node: { readonly key: string; readonly title: string; readonly levelName: string };
  /** missing: nothing is saved yet. ready: marked as done, waits for the head. returned: sent back with a comment. */
  readonly state: 'missing' | 'draft' | 'ready' | 'returned' | 'reviewed';
  /** What it waits for: the report, or the review of what is marked as done; null where it is reviewed. */
  readonly step: 'report' | 'review' | null;
  /** The deadline of that step, "2026-05-13"; null where none is set. */
  readonly dueOn: string | null;
  /** Working days until then: 0 today, negative after. */
  readonly daysLeft: number | null;
  readonly late: boolean;
  /** Null where nobody owns the node for the body, or the owner's account is closed. */
  readonly owner: { readonly id: string; readonly name: string } | null;
};

export type TreeNode = {
  readonly key: string;
  readonly level: string;
  readonly levelName: string;
  readonly title: string;
  readonly bodies: readonly string[];
  /** The scales that this level reports on, in order, each with the value given or null. */
  readonly states: readonly { readonly scale: ScaleCode; readonly name: string; readonly value: ScaleValue | null }[];
  /** True where it is only shown over what the body reports on; left out otherwise. */
  readonly context?: true;
  /** The beginning of the comment, '' where nothing is written. */
  readonly excerpt: string;
  /** Marked as done, sent back or approved; left out for a draft, and for those who do not see what is worked on. */
  readonly state?: 'ready' | 'returned' | 'reviewed';
  /** Comments in threads that are not resolved; left out where there are none. */
  readonly comments?: number;
  readonly children: readonly TreeNode[];
};

export type TreeView = {
  readonly municipality: string;
  readonly body: { readonly code: string; readonly name: string };
  readonly period: Period;
  /** The term of office that the period's year belongs to. */
  readonly term: Term;
  readonly decided: boolean;
  readonly nodes: readonly TreeNode[];
  /** Nodes by level, for the page's head: "9 processområden, 22 processmål, 14 åtaganden". */
  readonly counts: readonly { readonly levelName: string; readonly count: number }[];
};

/** The lock that holds a node: its own, or one of a section that it stands in. */
export type HeldLock = {
  readonly node: string;
  readonly title: string;
  readonly reason: string;
  readonly by: string | null;
};

export type EntryView = {
  readonly node: {
    readonly key: string;
    readonly level: string;
    readonly title: string;
    readonly levelName: string;
    readonly bodies: readonly string[];
  };
  /** Titles from the top of the tree down to the node's parent. */
  readonly path: readonly string[];
  /** Scales that this level reports on. */
  readonly scales: readonly Scale[];
  readonly entry: Entry;
  /** 'draft' where nothing is saved yet. */
  readonly state: 'draft' | 'ready' | 'returned' | 'reviewed' | 'decided' | 'published';
  /** The comment and the description in the form that a plain text field edits (domain/narrative-form.ts). */
  readonly form: { readonly narrative: string; readonly description: string };
  readonly hasDescription: boolean;
  /** 0 where nothing is saved yet; goes up by one with every save. */
  readonly revision: number;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly previous: { readonly period: Period; readonly entry: Entry; readonly text: string } | null;
  readonly indicators: readonly Indicator[];
  /** What can be put into the text as live figures, the node's own first; none where the entry is only read. */
  readonly figures: readonly LiveFigure[];
  /** Light and trend by the indicators, with the reason. A person decides. */
  readonly proposal: EntryProposal;
  /** Where an import read it: "seed.txt, rad 199–228". */
  readonly origins: readonly string[];
  readonly editable: boolean;
  /** The lock of the section that it stands in; null where there is none. */
  readonly lock: HeldLock | null;
  readonly mayLock: boolean;
  /** Says why it can't be edited and who may; null where it can. */
  readonly whyNot: string | null;
  /** The session may approve the entry or send it back. */
  readonly reviewable: boolean;
  readonly before: { readonly key: string; readonly title: string } | null;
  readonly after: { readonly key: string; readonly title: string } | null;
};

/** What an import would change (or did). `lines` are sentences in Swedish, at most 200. */
export type ImportChanges = {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly lines: readonly string[];
};

export type ImportListItem = {
  readonly id: string;
  readonly fileName: string;
  readonly state: 'proposed' | 'approved' | 'rejected';
  readonly createdAt: string;
  readonly openQuestions: number;
};

export type ImportView = ImportListItem & {
  readonly proposal: Proposal;
  readonly answers: Answers;
  readonly changes: ImportChanges;
  /** Lines of the source around a place, for showing a question's ground. */
  readonly quote: (source: Source) => string;
};
