/** What the Typst template reads: the tree with its captions' labels, charts and symbols drawn, and links that lead nowhere taken out. */
import type { Block, DocumentPart, Inline, ReportTree, TableBlock } from '../domain/report.ts';
import { isHalf, renderChart } from './chart.ts';
import {
  anchors,
  captionLabels,
  chartRows,
  chartsOf,
  contentsHeadings,
  footerLine,
  inlinesOf,
  isCards,
  keptWithNext,
  logoOf,
  partAnchor,
  tablesOf,
  titleLines,
} from './layout.ts';
import { cardSetting, cellSetting, pieces, proseSetting } from './pdf-text.ts';
import { symbolSvg } from './symbol.ts';
import { ink, readableOn } from './theme.ts';
import { stripControls } from './xml.ts';

/** JSON for the template's `report.json`. `date` is the document's date, which PDF/A asks for. */
export function pdfInput(tree: ReportTree, date: Date): string {
  const known = anchors(tree);
  const logo = logoOf(tree);
  const drawings = inlinesOf(tree).flatMap((inline) =>
    inline.type === 'symbol'
      ? [[`${inline.shape} ${inline.color}`, symbolSvg(inline.shape, inline.color)] as const]
      : [],
  );
  const kept = keptWithNext(tree);
  const input = {
    tree: {
      title: tree.title,
      municipality: tree.municipality,
      standing: tree.standing,
      parts: tree.parts.map((part) => ({
        ...part,
        ...titleLines(tree, part),
        anchor: partAnchor(part),
        footer: footerLine(tree, part),
        blocks: chartRows(part.blocks, isHalf).map((row) =>
          row.type === 'chartRow' ? row : prepareBlock(part, row, { known, kept }),
        ),
      })),
    },
    accent: readableOn(tree.theme.accent, ink.paper),
    logo: logo === null ? null : { bytes: [...logo.bytes], alt: logo.alt },
    drawings: Object.fromEntries(drawings),
    charts: Object.fromEntries(chartsOf(tree).map((chart) => [chart.id, renderChart(chart)])),
    labels: Object.fromEntries(captionLabels(tree)),
    date: {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    },
  };
  return JSON.stringify(input, (_key, value: unknown) => (typeof value === 'string' ? stripControls(value) : value));
}

/** Captions of the tables that have neither column headers nor row headers: a screen reader could not say what a cell is. */
export function tablesWithoutHeaders(tree: ReportTree): string[] {
  return tree.parts
    .flatMap((part) => part.blocks.flatMap(tablesOf))
    .filter((table) => !table.rowHeaders && table.columns.every((column) => column.header === ''))
    .map((table) => table.caption || table.id);
}

type Known = ReadonlySet<string>;
type Around = { readonly known: Known; readonly kept: ReadonlySet<Block> };

function prepareBlock(part: DocumentPart, block: Block, { known, kept }: Around): unknown {
  switch (block.type) {
    case 'contents':
      return { ...block, entries: contentsHeadings(part, block.depth) };
    case 'paragraph':
      return { ...block, leadIn: kept.has(block), content: prepareInlines(block.content, known) };
    case 'list':
      return { ...block, items: block.items.map((item) => prepareInlines(item, known)) };
    case 'table':
      return prepareTable(block, known);
    case 'chart':
      return { ...block, table: block.table === null ? null : prepareTable(block.table, known) };
    default:
      return block;
  }
}

/** Characters of a row that may not be broken over two pages; a longer one could be taller than a page. */
const longestWholeRow = 900;

function textLength(cells: TableBlock['rows'][number]['cells']): number {
  return cells.flat(2).reduce((sum, inline) => sum + (inline.type === 'text' ? inline.text : inline.word).length, 0);
}

/** Characters of the full width that a table or a row takes where it must stay on one page, which holds about 5 000. */
const mostOnOnePage = 3000;

/** Height of a row, in characters of the full width: that of its tallest cell. */
function heightOf(table: TableBlock, row: TableBlock['rows'][number]): number {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  return Math.max(
    ...row.cells.map((cell, index) => (textLength([cell]) * total) / (table.columns[index]?.width ?? total)),
  );
}

function prepareTable(table: TableBlock, known: Known): unknown {
  const heights = table.rows.map((row) => heightOf(table, row));
  const short = table.rows.length <= 8 && heights.reduce((sum, height) => sum + height, 0) < mostOnOnePage;
  const cards = isCards(table);
  const setting = cards ? cardSetting : cellSetting;
  const rows = table.rows.map((row, index) => ({
    ...row,
    whole: textLength(row.cells) < longestWholeRow && (heights[index] ?? 0) < mostOnOnePage,
    cells: row.cells.map((cell) => cell.map((content) => prepareInlines(content, known, setting))),
  }));
  const columns = table.columns.map((column) => ({ ...column, header: pieces(column.header, setting) }));
  const headed = table.columns.some((column) => column.header !== '');
  return { ...table, columns, rows, short, headed, cards };
}

function prepareInlines(content: readonly Inline[], known: Known, setting = proseSetting): unknown[] {
  return content.map((inline) => {
    if (inline.type === 'symbol') return { ...inline, word: pieces(inline.word, setting) };
    const { href, ...rest } = inline;
    const prepared = { ...rest, text: pieces(inline.text, setting) };
    const leads = href?.startsWith('#') ? known.has(href.slice(1)) : /^(https?:\/\/|mailto:)/u.test(href ?? '');
    return href !== undefined && leads ? { ...prepared, href } : prepared;
  });
}
