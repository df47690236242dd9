/** Parts a package: the cover memo and its annexes, each with registry number, label, title and the body's name. */
import type { Source } from '../domain/proposal.ts';
import type { DraftPart } from './draft.ts';
import type { PartKind, Profile } from './profile.ts';
import type { SourceBlock } from './source-block.ts';
import { tableRule } from './tables.ts';

export type PartBlocks = {
  readonly part: DraftPart;
  readonly blocks: readonly SourceBlock[];
  /** Lines over the title that every printed part gets anew: sender, standing. */
  readonly sender?: readonly SourceBlock[];
};

const longestHeaderLine = 160;

export function shortText(block: SourceBlock | undefined, longest = longestHeaderLine): string | null {
  if (!block || (block.type !== 'paragraph' && block.type !== 'heading')) return null;
  const text = block.text.trim();
  return text.length <= longest ? text : null;
}

const headerReach = 5;

type Header = {
  registryNumber: string | null;
  label: string;
  title: string;
  subtitle: string;
  length: number;
  /** Lines over the title that are none of these: they stand as text at the part's beginning. */
  kept: SourceBlock[];
  sender: SourceBlock[];
};

/** Takes one piece of a header line; false where it is none, or stands there already. */
function takePiece(profile: Profile, header: Header, text: string): boolean {
  const registry = profile.header.registryNumber.exec(text);
  if (registry && header.registryNumber === null) header.registryNumber = registry[1] ?? text;
  else if (profile.header.annexLabel.test(text) && header.label === '') header.label = text;
  else if (profile.bodies.title.test(text) && header.subtitle === '') header.subtitle = text;
  else if (profile.bodies.title.test(text)) return header.subtitle === text;
  else if (header.title === '' && profile.header.titles.some((title) => title.pattern.test(text))) header.title = text;
  else return false;
  return true;
}

/** True where the part's title follows within a few short lines, before anything that a heading rule knows. */
function titleAhead(profile: Profile, blocks: readonly SourceBlock[], index: number): boolean {
  const rules = Object.values(profile.headings).flat();
  for (let ahead = 0; ahead <= headerReach; ahead += 1) {
    const text = shortText(blocks[index + ahead], 100);
    if (text === null || rules.some((rule) => rule.pattern.test(text))) return false;
    if (profile.header.titles.some((title) => title.pattern.test(text))) return true;
  }
  return false;
}

/** Reads header lines in any order, each at most once, until a line is none of them. */
function readHeader(profile: Profile, blocks: readonly SourceBlock[], from: number): Header {
  const header: Header = { registryNumber: null, label: '', title: '', subtitle: '', length: 0, kept: [], sender: [] };
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.type === 'picture') continue;
    const text = shortText(block);
    if (text === null) break;
    const trial = { ...header };
    const isSender = header.title === '' && profile.header.sender.test(text);
    const pieces = text.split('\t').map((piece) => piece.trim());
    const taken = pieces.every((piece) => piece === '' || takePiece(profile, trial, piece));
    if (taken) Object.assign(header, trial);
    else if (block && isSender) header.sender.push(block);
    else if (block && header.title === '' && titleAhead(profile, blocks, index)) header.kept.push(block);
    else break;
    header.length = index - from + 1;
  }
  return header;
}

/** True for a line that opens a part: its label, its number, its title, or a sender's line with one of these close after it. */
function startsPart(profile: Profile, blocks: readonly SourceBlock[], index: number): boolean {
  const { annexLabel, registryNumber, openers, titles, sender } = profile.header;
  const opens = (block: SourceBlock | undefined): boolean => {
    const text = shortText(block);
    if (!block || text === null) return false;
    if (block.type === 'heading' && block.level === 1) return titles.some((title) => title.pattern.test(text));
    const pieces = text.split('\t').map((piece) => piece.trim());
    return (
      pieces.some((piece) => annexLabel.test(piece) || registryNumber.test(piece)) ||
      openers.some((opener) => opener.test(text))
    );
  };
  if (opens(blocks[index])) return true;
  if (!sender.test(shortText(blocks[index])?.split('\t')[0] ?? '')) return false;
  return Array.from({ length: headerReach }, (_, ahead) => blocks[index + 1 + ahead]).some(opens);
}

/** True where a part with an annex label follows before anything that only an annual report has. */
function annexAhead(profile: Profile, blocks: readonly SourceBlock[], from: number): boolean {
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    const table = block?.type === 'table' ? tableRule(profile, block)?.kind : undefined;
    if (table === 'assessment' || table === 'compilation') return false;
    if (!startsPart(profile, blocks, index)) continue;
    const header = readHeader(profile, blocks, index);
    if (header.label !== '' && header.title !== '') return true;
  }
  return false;
}

function kindOf(profile: Profile, header: Header, used: ReadonlySet<PartKind>): PartKind | null {
  const annex = header.label !== '';
  const fits = (kind: PartKind) => !used.has(kind) && !(annex && kind === 'coverMemo');
  const byTitle = profile.header.titles.find(
    (title) => header.title !== '' && title.pattern.test(header.title) && fits(title.kind),
  );
  if (byTitle) return byTitle.kind;
  const order: PartKind[] = annex
    ? ['annualReport', 'internalControl']
    : ['coverMemo', 'annualReport', 'internalControl'];
  return order.find(fits) ?? null;
}

function makePart(profile: Profile, kind: PartKind, header: Header, source: Source): DraftPart {
  const fallback = profile.header.titles.find((title) => title.kind === kind)?.fallback ?? kind;
  const { label, subtitle, registryNumber } = header;
  return { kind, label, title: header.title || fallback, subtitle, registryNumber, outline: [], source };
}

/**
 * The parts in order, each with the blocks after its header. A first part without an annex label, with an annex after
 * it, is the cover memo whatever its title. A part of a kind that stands already is its continuation.
 */
export function splitParts(profile: Profile, blocks: readonly SourceBlock[]): PartBlocks[] {
  const parts: { part: DraftPart; blocks: SourceBlock[]; sender: SourceBlock[] }[] = [];
  const used = new Set<PartKind>();
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index];
    if (!block) break;
    const open = parts.at(-1);
    if (!open || startsPart(profile, blocks, index)) {
      const header = readHeader(profile, blocks, index);
      const enough = !open || header.title !== '' || header.label !== '';
      const memo = !open && header.label === '' && annexAhead(profile, blocks, index + Math.max(1, header.length));
      const kind = memo ? 'coverMemo' : enough ? kindOf(profile, header, used) : null;
      if (kind) {
        used.add(kind);
        const part = makePart(profile, kind, header, block.source);
        parts.push({ part, blocks: header.kept, sender: header.sender });
        index += header.length;
        if (header.length > 0) continue;
      }
    }
    parts.at(-1)?.blocks.push(block);
    index += 1;
  }
  return parts;
}
