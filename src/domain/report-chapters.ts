/**
 * The blocks that print a node in a report, by its level: a chapter with what hangs under it, a goal, or a commitment.
 * They work for any steering model, because levels are the municipality's own.
 */
import type { Indicator } from './indicator.ts';
import type { Node, SteeringLevel } from './node.ts';
import type { OutlineBlock } from './outline.ts';

/** What an outline is made from. `context`: keys of nodes that are shown only as headings over the body's own. */
export type Chapters = {
  /** Parents before children, in the report's order. */
  readonly nodes: readonly Node[];
  readonly context: ReadonlySet<string>;
  readonly levels: readonly SteeringLevel[];
  readonly indicators: readonly Pick<Indicator, 'key' | 'node'>[];
};

export const deepest = 5;

export function headingBlock(level: number, text: string, node: string | null = null): OutlineBlock {
  return { kind: 'heading', level: Math.min(deepest, level), text, node };
}

export const emptyText = (node: string | null = null): OutlineBlock => ({
  kind: 'text',
  narrative: { type: 'doc', content: [] },
  node,
});

const levelOf = (chapters: Chapters, node: Node) => chapters.levels.find((level) => level.code === node.level);

/** True for levels that make chapters: the top one, and those that have something under them. */
export function isChapter(chapters: Chapters, node: Node): boolean {
  if (node.parent === null) return true;
  const parents = new Set(chapters.nodes.map((each) => each.parent));
  return chapters.nodes.some((each) => each.level === node.level && parents.has(each.key));
}

/** A goal or a commitment: a block of its own, with its indicators. Nothing for a node that is only shown. */
export function leafBlocks(chapters: Chapters, node: Node): OutlineBlock[] {
  if (chapters.context.has(node.key)) return [];
  const scales = levelOf(chapters, node)?.scales ?? [];
  const kind = scales.includes('status') || scales.includes('completion') ? 'commitment' : 'goal';
  return [{ kind, node: node.key }, ...indicatorBlocks(chapters, [node])];
}

function indicatorBlocks(chapters: Chapters, nodes: readonly Node[]): OutlineBlock[] {
  const keys = new Set(nodes.map((node) => node.key));
  const indicators = chapters.indicators.filter((indicator) => keys.has(indicator.node)).map(({ key }) => key);
  return indicators.length === 0 ? [] : [{ kind: 'indicators', indicators }];
}

/** A chapter's heading with its own light, arrow, text and indicators. */
export function chapterHead(chapters: Chapters, node: Node, level: number): OutlineBlock[] {
  const head = headingBlock(level, node.title, node.key);
  if (chapters.context.has(node.key) || node.parent === null) return [head];
  const scales = levelOf(chapters, node)?.scales ?? [];
  const assessed = scales.includes('assessment') || scales.includes('trend');
  return [
    head,
    ...(assessed ? [{ kind: 'assessment' as const, node: node.key }] : []),
    { kind: 'narrative', node: node.key },
    ...indicatorBlocks(chapters, [node]),
  ];
}

/** The heading over a chapter's goals or commitments: "4-åriga processmål". */
export function levelHeading(chapters: Chapters, node: Node, level: number): OutlineBlock {
  return headingBlock(level, levelOf(chapters, node)?.heading ?? node.level, node.parent);
}

/** A node's chapter with all under it. Goals and commitments come first, then the chapters inside it. */
export function chapterBlocks(chapters: Chapters, node: Node, level: number): OutlineBlock[] {
  const children = chapters.nodes.filter((each) => each.parent === node.key);
  const leaves = children.filter((child) => !isChapter(chapters, child));
  const groups = chapters.levels.map((each) => leaves.filter((leaf) => leaf.level === each.code));
  return [
    ...chapterHead(chapters, node, level),
    ...groups.flatMap((group) => {
      const [first] = group;
      const blocks = group.flatMap((leaf) => leafBlocks(chapters, leaf));
      return first && blocks.length > 0 ? [levelHeading(chapters, first, level + 1), ...blocks] : [];
    }),
    ...children
      .filter((child) => isChapter(chapters, child))
      .flatMap((child) => chapterBlocks(chapters, child, level + 1)),
  ];
}
