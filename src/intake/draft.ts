/**
 * A draft is what the recogniser fills while it walks the blocks: facts by key, outlines with the source of each block,
 * and what the source lost. Mutable, and seen by the recogniser only.
 */
import type { Body } from '../domain/body.ts';
import { type Entry, emptyEntry } from '../domain/entry.ts';
import type { SignificantEvent } from '../domain/facts.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Narrative, NarrativeBlock } from '../domain/narrative.ts';
import { type LevelCode, type Node, nodeKey } from '../domain/node.ts';
import type { OutlineBlock, ReportPart } from '../domain/outline.ts';
import type { IntakeNote, Source } from '../domain/proposal.ts';
import type { Risk } from '../domain/risk.ts';
import type { ScaleCode } from '../domain/scale.ts';
import type { PartKind, Profile } from './profile.ts';

export type OutlineItem = { readonly block: OutlineBlock; source: Source };

export type DraftPart = Omit<ReportPart, 'outline'> & { readonly outline: OutlineItem[]; source: Source };

export type EntryField = 'assessment' | 'trend' | 'status' | 'completion';

/** A symbol that a table should show and does not. */
export type LostSymbol = { readonly node: string; readonly field: EntryField; readonly source: Source };
export type LostInline = {
  readonly index: number;
  readonly scale: ScaleCode;
  readonly sentence: string;
  readonly source: Source;
};
export type LostChart = {
  readonly chart: 'goalsByAssessment' | 'commitmentsByStatus';
  readonly heading: string;
  readonly headingSource: Source;
  readonly source: Source;
};

/** A paragraph with its place, kept for grounds and for finding repeats. */
export type Prose = {
  readonly text: string;
  readonly source: Source;
  readonly part: PartKind;
  readonly node: string | null;
};

export type Draft = {
  readonly profile: Profile;
  readonly bodies: Map<string, Body>;
  readonly nodes: Map<string, Node>;
  /** How often each key has been asked for. */
  readonly keys: Map<string, number>;
  /** Node by level and title. */
  readonly titles: Map<string, string>;
  /** Number of nodes by parent and level. */
  readonly siblings: Map<string, number>;
  readonly entries: Map<string, Entry>;
  readonly events: SignificantEvent[];
  readonly indicators: Indicator[];
  /** Keys of the indicators that stand under a heading about the office's own goals. */
  readonly ownIndicators: Set<string>;
  readonly tables: FigureTable[];
  readonly risks: Risk[];
  readonly parts: DraftPart[];
  readonly sources: Map<string, Source>;
  readonly notes: IntakeNote[];
  readonly prose: Prose[];
  /** By node and field. */
  readonly lost: Map<string, LostSymbol>;
  /** Place of the lost symbol by control. */
  readonly lostControls: Map<string, Source>;
  readonly lostInlines: LostInline[];
  readonly lostCharts: LostChart[];
  /** Rows of the table of all controls. */
  readonly summaryControls: { readonly title: string; readonly assessment: string | null; readonly source: Source }[];
  /** What the compilation says of a process area. */
  readonly compiled: Map<string, { assessment: string | null; trend: string | null; source: Source }>;
  /** Goals that stand without a heading's form: the ground, quoted, for taking each for one. */
  readonly assumedGoals: Map<string, { ground: string; source: Source; certain: boolean }>;
  /** Titles of a contents list by part, to be checked against the headings. */
  readonly listed: Set<string>;
  readonly contents: { readonly part: PartKind; readonly title: string; readonly source: Source }[];
};

export function createDraft(profile: Profile): Draft {
  return {
    profile,
    bodies: new Map(),
    nodes: new Map(),
    keys: new Map(),
    titles: new Map(),
    siblings: new Map(),
    entries: new Map(),
    events: [],
    indicators: [],
    ownIndicators: new Set(),
    tables: [],
    risks: [],
    parts: [],
    sources: new Map(),
    notes: [],
    prose: [],
    lost: new Map(),
    lostControls: new Map(),
    lostInlines: [],
    lostCharts: [],
    summaryControls: [],
    compiled: new Map(),
    assumedGoals: new Map(),
    listed: new Set(),
    contents: [],
  };
}

/** The key itself, or with "-2", "-3" after it where the draft has it already. Every key of the draft is made here. */
export function uniqueKey(draft: Draft, key: string): string {
  let times = (draft.keys.get(key) ?? 0) + 1;
  while (times > 1 && draft.keys.has(`${key}-${times}`)) times += 1;
  draft.keys.set(key, times);
  if (times === 1) return key;
  draft.keys.set(`${key}-${times}`, 1);
  return `${key}-${times}`;
}

/** A key for comparing titles: small letters, one space, no mark at the end. */
export function sameTitle(title: string): string {
  return title
    .toLocaleLowerCase('sv')
    .replace(/\s+/gu, ' ')
    .replace(/[.:…]+\s*$/u, '')
    .trim();
}

/** Remembers that a table should show a symbol here and does not. */
export function loseSymbol(draft: Draft, lost: LostSymbol): void {
  draft.lost.set(`${lost.node}\n${lost.field}`, lost);
}

export function lostSymbol(draft: Draft, node: string, field: EntryField): LostSymbol | undefined {
  return draft.lost.get(`${node}\n${field}`);
}

/** The first node of a level with this title; null where there is none. */
export function findNode(draft: Draft, level: LevelCode, title: string): string | null {
  return draft.titles.get(`${level}\n${sameTitle(title)}`) ?? null;
}

export function addNode(
  draft: Draft,
  node: { level: LevelCode; title: string; parent: string | null; bodies?: readonly string[]; role?: Node['role'] },
  source: Source,
): string {
  const key = uniqueKey(draft, nodeKey(node.level, node.title));
  const titled = `${node.level}\n${sameTitle(node.title)}`;
  if (!draft.titles.has(titled)) draft.titles.set(titled, key);
  const family = `${node.parent}\n${node.level}`;
  const position = draft.siblings.get(family) ?? 0;
  draft.siblings.set(family, position + 1);
  draft.nodes.set(key, {
    key,
    parent: node.parent,
    level: node.level,
    title: node.title,
    role: node.role ?? 'group',
    position,
    bodies: [...(node.bodies ?? [])],
  });
  draft.sources.set(`node:${key}`, source);
  return key;
}

/** The entry of a node; made, with nothing said, where there is none. */
export function entryOf(draft: Draft, node: string, source: Source): Entry {
  const found = draft.entries.get(node);
  if (found) return found;
  const entry = emptyEntry(node);
  draft.entries.set(node, entry);
  draft.sources.set(`entry:${node}`, source);
  return entry;
}

export function widen(a: Source, b: Source): Source {
  return { unit: a.unit, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

/** The narrative with a block more, grown in place; list items join the list before them. */
export function append(narrative: Narrative | null, block: NarrativeBlock): Narrative {
  if (!narrative) return { type: 'doc', content: [block] };
  const last = narrative.content.at(-1);
  const lists = last?.type === 'bulletList' || last?.type === 'orderedList';
  if (lists && (block.type === 'bulletList' || block.type === 'orderedList') && block.type === last.type) {
    last.content.push(...block.content);
  } else narrative.content.push(block);
  return narrative;
}

export function note(draft: Draft, kind: IntakeNote['kind'], message: string, source: Source): void {
  draft.notes.push({ kind, message, source });
}

/** "rad 12", "rad 12–14", "sidan 3". */
export function placeName(source: Source): string {
  const unit = { line: 'rad', page: 'sidan', paragraph: 'stycke' }[source.unit];
  return source.from === source.to ? `${unit} ${source.from}` : `${unit} ${source.from}–${source.to}`;
}
