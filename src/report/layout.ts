/** What the three renderers must say alike: captions' numbers, the title block's lines, contents, and which tables are cards. */
import type { Block, ChartBlock, DocumentPart, Inline, ReportTree, TableBlock } from '../domain/report.ts';

export type HeadingBlock = Extract<Block, { type: 'heading' }>;

/** "Tabell 3" or "Diagram 1" by the id of the table or chart; a table without a shown caption has none. */
export type Labels = ReadonlyMap<string, string>;

/** Numbers the shown captions through the whole document, tables and charts each from 1. */
export function captionLabels(tree: ReportTree): Labels {
  const labels = new Map<string, string>();
  let tables = 0;
  let charts = 0;
  for (const block of tree.parts.flatMap((part) => part.blocks)) {
    if (block.type === 'chart') labels.set(block.id, `Diagram ${++charts}`);
    for (const table of tablesOf(block)) {
      if (table.showCaption && table.caption !== '') labels.set(table.id, `Tabell ${++tables}`);
    }
  }
  return labels;
}

/** The lines over a part's title: the sender, then what the part is. The body stands once, under the title or with the sender. */
export function titleLines(tree: ReportTree, part: DocumentPart): { sender: string[]; reference: string[] } {
  const body = part.subtitle.includes(tree.body) ? [] : [tree.body];
  return {
    sender: [tree.municipality, ...body],
    reference: [part.registryNumber ?? '', part.label].filter((line) => line !== ''),
  };
}

/** True for a line that stands over what follows, such as "Kommentar:": prose that is strong throughout. */
function isLeadIn(block: Extract<Block, { type: 'paragraph' }>): boolean {
  const strong = block.content.every((inline) => inline.type === 'text' && inline.strong === true);
  return block.role === 'body' && block.content.length > 0 && strong;
}

/** Words between a heading and its table; longer ones may be parted from it. */
const mostBeforeTable = 3;
const longestBeforeTable = 900;

/**
 * Paragraphs that stay on the page of what follows: lines that stand over it, and a few short ones between a heading and a
 * table, so that a risk is not parted from its controls.
 */
export function keptWithNext(tree: ReportTree): ReadonlySet<Block> {
  return new Set(tree.parts.flatMap((part) => [...keptIn(part.blocks)]));
}

function keptIn(blocks: readonly Block[]): Set<Block> {
  const kept = new Set<Block>();
  let between: Extract<Block, { type: 'paragraph' }>[] | null = null;
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      if (isLeadIn(block)) kept.add(block);
      between?.push(block);
      continue;
    }
    if (block.type === 'table' && between !== null && between.length <= mostBeforeTable) {
      const inlines = between.flatMap(({ content }) => content);
      const length = inlines.reduce((sum, inline) => sum + (inline.type === 'text' ? inline.text.length : 1), 0);
      if (length <= longestBeforeTable) for (const paragraph of between) kept.add(paragraph);
    }
    between = block.type === 'heading' ? [] : null;
  }
  return kept;
}

/** The headings that a contents block lists: the part's own from level 2 down to `depth`. */
export function contentsHeadings(part: DocumentPart, depth: number): HeadingBlock[] {
  return part.blocks.filter(
    (block): block is HeadingBlock => block.type === 'heading' && block.level > 1 && block.level <= depth,
  );
}

/** Id of a part's level 1 heading. */
export function partAnchor(part: DocumentPart): string {
  return `part-${part.id}`;
}

/** Ids that a link may point to. */
export function anchors(tree: ReportTree): Set<string> {
  const ids = tree.parts.flatMap((part) => [
    partAnchor(part),
    ...part.blocks.flatMap((block) => (block.type === 'heading' ? [block.id] : [])),
  ]);
  return new Set(ids);
}

/** The tables of a block: its own, or a chart's. */
export function tablesOf(block: Block): TableBlock[] {
  if (block.type === 'table') return [block];
  return block.type === 'chart' && block.table !== null ? [block.table] : [];
}

export function chartsOf(tree: ReportTree): ChartBlock[] {
  return tree.parts.flatMap((part) => part.blocks.filter((block) => block.type === 'chart'));
}

/** Every run of text and every symbol of the blocks' content, in reading order. */
export function inlinesOf(tree: ReportTree): Inline[] {
  return tree.parts.flatMap((part) =>
    part.blocks.flatMap((block): Inline[] => {
      if (block.type === 'paragraph') return block.content;
      if (block.type === 'list') return block.items.flat();
      return tablesOf(block).flatMap((table) => table.rows.flatMap((row) => row.cells.flat(2)));
    }),
  );
}

/** A card holds a word or two; longer text needs the width of a table. */
const longestCardText = 40;

/** A table of one row that shows symbols (light and trend of one goal) is set as a row of small cards. */
export function isCards(table: TableBlock): boolean {
  const [row] = table.rows;
  if (table.rows.length !== 1 || row === undefined || table.rowHeaders || table.columns.length > 4) return false;
  const inlines = row.cells.flat(2);
  const short = inlines.every((inline) => inline.type === 'symbol' || inline.text.length <= longestCardText);
  return short && inlines.length <= row.cells.length && inlines.some((inline) => inline.type === 'symbol');
}

/** What stands in the foot of a part's pages, beside the standing and the page number. A long title is left out. */
export function footerLine(tree: ReportTree, part: DocumentPart): string {
  const title = part.title.length <= 60 ? part.title : part.label || tree.body;
  return [tree.municipality, title, part.registryNumber ?? ''].filter((item) => item !== '').join('  ·  ');
}

/** The text in lines, for the line breaks that prose may hold. */
export function textLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028]/u);
}

/** A block, or charts that stand side by side. */
export type Row = Block | { readonly type: 'chartRow'; readonly charts: readonly ChartBlock[] };

/** The blocks in order, where neighbouring charts that `isHalf` allows are put together in rows. */
export function chartRows(blocks: readonly Block[], isHalf: (chart: ChartBlock) => boolean): Row[] {
  const rows: Row[] = [];
  let charts: ChartBlock[] = [];
  const flush = () => {
    if (charts.length > 0) rows.push({ type: 'chartRow', charts });
    charts = [];
  };
  for (const block of blocks) {
    if (block.type === 'chart' && isHalf(block)) charts.push(block);
    else {
      flush();
      rows.push(block);
    }
  }
  flush();
  return rows;
}

/** The logo's bytes; null where there is none, or where it is neither an SVG nor a PNG as a data URL. */
export function logoOf(tree: ReportTree): { kind: 'svg' | 'png'; bytes: Buffer; alt: string } | null {
  const logo = tree.theme.logo;
  const match = /^data:image\/(png|svg\+xml)(?:;charset=[\w-]+)?(;base64)?,(.*)$/su.exec(logo?.dataUrl ?? '');
  if (!match || logo === null) return null;
  const payload = match[3] ?? '';
  const bytes = match[2] ? Buffer.from(payload, 'base64') : Buffer.from(decodeURIComponent(payload), 'utf8');
  return { kind: match[1] === 'png' ? 'png' : 'svg', bytes, alt: logo.alt };
}
