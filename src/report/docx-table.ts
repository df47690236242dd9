/** Tables of the DOCX file: a header row that repeats, horizontal rules only, figures to the right, sums stronger. */
import { AlignmentType, BorderStyle, Paragraph, type ParagraphChild, Table, TableCell, TableRow } from 'docx';
import type { Cell, Inline, TableBlock } from '../domain/report.ts';
import { color, textWidth } from './docx-style.ts';
import { isCards } from './layout.ts';
import { ink } from './theme.ts';

/** Writes the inlines of one paragraph; `bold` in sum rows. */
export type WriteInlines = (content: readonly Inline[], bold?: boolean) => ParagraphChild[];

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const strong = { style: BorderStyle.SINGLE, size: 8, color: color(ink.text) } as const;
const hairline = { style: BorderStyle.SINGLE, size: 4, color: color(ink.rule) } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

const alignment = { start: AlignmentType.LEFT, end: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** Whole twips by share that add up to `width`. */
function shareOut(shares: readonly number[], width: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let given = 0;
  let before = 0;
  return shares.map((share) => {
    before += share;
    const end = Math.round((before / total) * width);
    const own = end - given;
    given = end;
    return own;
  });
}

/** The table, without its caption. */
export function writeTable(table: TableBlock, writeInlines: WriteInlines): Table {
  const cards = isCards(table);
  const widths = cards
    ? table.columns.map(() => 2150)
    : shareOut(
        table.columns.map((column) => column.width),
        textWidth,
      );
  const last = table.columns.length - 1;
  const margins = (index: number) => ({
    top: cards ? 40 : 70,
    bottom: cards ? 60 : 70,
    left: cards ? 140 : index === 0 ? 0 : 100,
    right: cards || index < last ? 100 : 0,
  });
  const shading = cards ? { shading: { type: 'clear', fill: color(ink.wash), color: 'auto' } as const } : {};
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(
      (column, index) =>
        new TableCell({
          children: [writeParagraph('TableHeader', column.align, writeInlines(textOf(column.header)))],
          width: { size: widths[index] ?? 0, type: 'dxa' },
          margins: margins(index),
          verticalAlign: 'bottom',
          borders: cards ? noBorders : { ...noBorders, bottom: strong },
          ...shading,
        }),
    ),
  });
  const short = table.rows.length <= 8;
  const rows = table.rows.map(
    (row, rowIndex) =>
      new TableRow({
        cantSplit: true,
        keepNext: cards || (short && rowIndex < table.rows.length - 1),
        children: row.cells.map(
          (cell, index) =>
            new TableCell({
              children: writeCell(cell, table.columns[index]?.align ?? 'start', (content) =>
                writeInlines(content, cards || row.kind === 'sum'),
              ),
              width: { size: widths[index] ?? 0, type: 'dxa' },
              margins: margins(index),
              borders: cards
                ? noBorders
                : { ...noBorders, bottom: hairline, ...(row.kind === 'sum' ? { top: strong } : {}) },
              ...shading,
            }),
        ),
      }),
  );
  return new Table({
    rows: [header, ...rows],
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
    layout: 'fixed',
    borders: cards
      ? { ...noBorders, insideVertical: { style: BorderStyle.SINGLE, size: 48, color: 'FFFFFF' } }
      : noBorders,
    tableLook: { firstRow: true, firstColumn: table.rowHeaders, noHBand: true, noVBand: true },
  });
}

function textOf(text: string): Inline[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

function writeParagraph(style: string, align: keyof typeof alignment, children: ParagraphChild[]): Paragraph {
  return new Paragraph({ style, alignment: alignment[align], children });
}

function writeCell(cell: Cell, align: keyof typeof alignment, write: (content: readonly Inline[]) => ParagraphChild[]) {
  const paragraphs = cell.length === 0 ? [[]] : cell;
  return paragraphs.map((content) => writeParagraph('TableText', align, write(content)));
}
