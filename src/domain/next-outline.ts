/**
 * Last period's outline made ready for the next: the same order, headings and legends, with its texts emptied, what the
 * plan no longer has left out, and what is new in the plan put where it belongs.
 */
import type { Node } from './node.ts';
import type { OutlineBlock } from './outline.ts';
import { endOf } from './outline-edit.ts';
import { type Chapters, chapterHead, isChapter, leafBlocks, levelHeading } from './report-chapters.ts';

/** `origins`: keys of the earlier plan's nodes, each with the key that the node has in this one. */
export type Renewal = {
  readonly chapters: Chapters;
  readonly origins: ReadonlyMap<string, string>;
  readonly years: { readonly from: number; readonly to: number };
};

/** The year of the report and the one before it, as headings name them, moved on. */
export function shiftYears(text: string, { from, to }: Renewal['years']): string {
  return text.replaceAll(/\b\d{4}\b/gu, (year) =>
    Number(year) === from || Number(year) === from - 1 ? String(Number(year) + to - from) : year,
  );
}

/** The block with this plan's keys, and without what was written; null where what it shows is gone. */
function renewed(block: OutlineBlock, { chapters, origins, years }: Renewal): OutlineBlock | null {
  const current = (key: string) => {
    const now = origins.get(key) ?? key;
    return chapters.nodes.some((node) => node.key === now) ? now : null;
  };
  switch (block.kind) {
    case 'heading': {
      const node = block.node === null ? null : current(block.node);
      if (block.node !== null && node === null) return null;
      return { ...block, node, text: shiftYears(block.text, years) };
    }
    case 'text':
      return {
        ...block,
        node: block.node === null ? null : current(block.node),
        narrative: { type: 'doc', content: [] },
      };
    case 'assessment':
    case 'narrative':
    case 'goal':
    case 'commitment': {
      const node = current(block.node);
      return node === null || chapters.context.has(node) ? null : { ...block, node };
    }
    case 'events':
    case 'compilation': {
      const perspective = current(block.perspective);
      return perspective === null ? null : { ...block, perspective };
    }
    case 'indicators': {
      const indicators = block.indicators.filter((key) => chapters.indicators.some((each) => each.key === key));
      return indicators.length === 0 ? null : { ...block, indicators };
    }
    case 'risk':
    case 'controlSummary':
      return null;
    default:
      return block;
  }
}

/** What is left of an outline. A heading whose node is gone takes its section along; one that is left empty goes too. */
function keepWhatStands(outline: readonly OutlineBlock[], renewal: Renewal): OutlineBlock[] {
  const kept = outline.map((block) => renewed(block, renewal));
  outline.forEach((block, index) => {
    if (block.kind === 'heading' && kept[index] === null) kept.fill(null, index, endOf(outline, index));
  });
  for (let index = outline.length - 1; index >= 0; index -= 1) {
    const end = endOf(outline, index);
    if (outline[index]?.kind !== 'heading' || end === index + 1) continue;
    if (kept.slice(index + 1, end).every((block) => block === null)) kept[index] = null;
  }
  const blocks = kept.filter((block) => block !== null);
  return blocks.filter((block, index) => block.kind !== 'text' || blocks[index - 1]?.kind !== 'text');
}

function names(block: OutlineBlock, key: string): boolean {
  return 'node' in block && block.node === key;
}

/** Where a chapter ends in the outline; null where it has no heading there. */
function sectionEnd(outline: readonly OutlineBlock[], key: string): number | null {
  const index = outline.findIndex((block) => block.kind === 'heading' && block.node === key);
  return index < 0 ? null : endOf(outline, index);
}

/** The index after a goal's or a commitment's block and its indicators; null where it has none. */
function leafEnd(outline: readonly OutlineBlock[], key: string): number | null {
  const index = outline.findIndex(
    (block) => names(block, key) && (block.kind === 'goal' || block.kind === 'commitment'),
  );
  if (index < 0) return null;
  return outline[index + 1]?.kind === 'indicators' ? index + 2 : index + 1;
}

function insert(outline: readonly OutlineBlock[], at: number, blocks: readonly OutlineBlock[]): OutlineBlock[] {
  return [...outline.slice(0, at), ...blocks, ...outline.slice(at)];
}

function depthOf(chapters: Chapters, node: Node): number {
  const parent = chapters.nodes.find((each) => each.key === node.parent);
  return parent ? depthOf(chapters, parent) + 1 : 1;
}

type Wanted = (key: string) => boolean;

function addNode(outline: readonly OutlineBlock[], chapters: Chapters, node: Node): OutlineBlock[] {
  const siblings = chapters.nodes.filter((each) => each.parent === node.parent && each.level === node.level);
  const before = siblings.slice(0, siblings.indexOf(node)).reverse();
  const nearest = [...before.filter((each) => each.role === node.role), ...before];
  const level = depthOf(chapters, node);
  const chapter = isChapter(chapters, node);
  const place = (each: Node) => (chapter ? sectionEnd(outline, each.key) : leafEnd(outline, each.key));
  const after = nearest.map(place).find((at) => at !== null);
  const own = chapter ? chapterHead(chapters, node, level) : leafBlocks(chapters, node);
  if (own.length === 0) return [...outline];
  if (after !== undefined) return insert(outline, after, own);
  const end = sectionEnd(outline, node.parent ?? '') ?? outline.length;
  return insert(outline, end, chapter ? own : [levelHeading(chapters, node, level), ...own]);
}

function addMissingNodes(outline: readonly OutlineBlock[], chapters: Chapters, wanted: Wanted): OutlineBlock[] {
  return chapters.nodes
    .filter((node) => wanted(node.key) && !outline.some((block) => names(block, node.key)))
    .reduce<OutlineBlock[]>((grown, node) => addNode(grown, chapters, node), [...outline]);
}

/** Puts an indicator after those of its node, else after the node's own block, else last. */
function addIndicator(outline: readonly OutlineBlock[], indicator: { key: string; node: string }): OutlineBlock[] {
  const after = leafEnd(outline, indicator.node);
  const own = outline.findLastIndex((block) => block.kind !== 'heading' && names(block, indicator.node)) + 1;
  const at = after ?? (own > 0 ? own : outline.length);
  const before = outline[at - 1];
  if (before?.kind !== 'indicators') return insert(outline, at, [{ kind: 'indicators', indicators: [indicator.key] }]);
  return outline.with(at - 1, { ...before, indicators: [...before.indicators, indicator.key] });
}

function addMissingIndicators(outline: readonly OutlineBlock[], chapters: Chapters, wanted: Wanted): OutlineBlock[] {
  const shown = new Set(outline.flatMap((block) => (block.kind === 'indicators' ? block.indicators : [])));
  return chapters.indicators
    .filter((indicator) => wanted(indicator.key) && !shown.has(indicator.key))
    .reduce<OutlineBlock[]>(addIndicator, [...outline]);
}

/** Puts in the nodes and indicators that the outline does not show, parents first, where `wanted` says so by their keys. */
export function growOutline(
  outline: readonly OutlineBlock[],
  chapters: Chapters,
  wanted: Wanted = () => true,
): OutlineBlock[] {
  return addMissingIndicators(addMissingNodes(outline, chapters, wanted), chapters, wanted);
}

/** The outline for the next period. */
export function nextOutline(outline: readonly OutlineBlock[], renewal: Renewal): OutlineBlock[] {
  return growOutline(keepWhatStands(outline, renewal), renewal.chapters);
}
