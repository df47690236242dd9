/** Narratives (ProseMirror JSON) as blocks and as cell paragraphs of the document tree. */
import { missingFigure, type Narrative, type NarrativeInline, type NarrativeTable } from '../../domain/narrative.ts';
import { tableLayout } from '../../domain/narrative-table.ts';
import type { Block, Cell, Inline, TableBlock } from '../../domain/report.ts';
import { ScaleCode } from '../../domain/scale.ts';
import { type Context, symbol } from './context.ts';
import { words } from './words.ts';

function inline(context: Context, node: NarrativeInline): Inline {
  if (node.type === 'missingSymbol') return { type: 'text', text: words.missingSymbol, em: true };
  if (node.type === 'symbol') {
    const scale = ScaleCode.safeParse(node.attrs.scale);
    if (scale.success) return symbol(context, scale.data, node.attrs.value);
    return { type: 'text', text: `{${node.attrs.scale}:${node.attrs.value}}` };
  }
  if (node.type === 'figureValue') {
    return node.attrs.text === null
      ? { type: 'text', text: missingFigure, em: true }
      : { type: 'text', text: node.attrs.text };
  }
  const marks = node.marks ?? [];
  const link = marks.find((mark) => mark.type === 'link');
  return {
    type: 'text',
    text: node.text,
    ...(marks.some((mark) => mark.type === 'strong') && { strong: true }),
    ...(marks.some((mark) => mark.type === 'em') && { em: true }),
    ...(link?.type === 'link' && { href: link.attrs.href }),
  };
}

const inlines = (context: Context, content: readonly NarrativeInline[] | undefined): Inline[] =>
  (content ?? []).map((node) => inline(context, node));

/** Blocks of a narrative; headings in it stand under `level`, the level of the heading that the narrative belongs to. */
export function narrativeBlocks(context: Context, narrative: Narrative | null, level: number): Block[] {
  return (narrative?.content ?? []).flatMap((block): Block[] => {
    if (block.type === 'bulletList' || block.type === 'orderedList') {
      const items = block.content.map((item) =>
        item.content.flatMap((paragraph) => inlines(context, paragraph.content)),
      );
      return [{ type: 'list', ordered: block.type === 'orderedList', items }];
    }
    if (block.type === 'table') return [proseTable(context, block)];
    const content = inlines(context, block.content);
    if (content.length === 0) return [];
    if (block.type === 'paragraph') return [{ type: 'paragraph', role: 'body', content }];
    const text = plain(content);
    return [{ type: 'heading', level: Math.min(6, level + block.attrs.level), id: context.id('r', text), text }];
  });
}

/** A table that stands in prose; with a caption it is numbered as all others. */
function proseTable(context: Context, table: NarrativeTable): TableBlock {
  const { caption, head, rows, figures, rowHeaders } = tableLayout(table);
  const cell = (content: readonly NarrativeInline[]): Cell => (content.length === 0 ? [] : [inlines(context, content)]);
  return {
    type: 'table',
    id: context.id('t', caption || 'tabell'),
    caption,
    showCaption: caption !== '',
    columns: head.map((content, column) => ({
      header: plain(inlines(context, content)),
      align: figures[column] ? 'end' : 'start',
      width: column === 0 ? 2 : 1,
    })),
    rowHeaders,
    rows: rows.map((row) => ({ kind: 'plain', cells: row.map(cell) })),
  };
}

const plain = (content: readonly Inline[]): string =>
  content.map((part) => (part.type === 'text' ? part.text : part.word)).join('');

/** Paragraphs of a table cell; list items and table rows become paragraphs of their own. */
export function narrativeCell(context: Context, narrative: Narrative | null): Cell {
  return (narrative?.content ?? []).flatMap((block): Inline[][] => {
    if (block.type === 'bulletList' || block.type === 'orderedList')
      return block.content.map((item) => [
        { type: 'text' as const, text: '– ' },
        ...item.content.flatMap((paragraph) => inlines(context, paragraph.content)),
      ]);
    if (block.type !== 'table') return [inlines(context, block.content)];
    const { caption, head, rows } = tableLayout(block);
    const between: Inline = { type: 'text', text: ' | ' };
    const lines = [head, ...rows].map((row) =>
      row.flatMap((content, column) => [...(column === 0 ? [] : [between]), ...inlines(context, content)]),
    );
    return caption === '' ? lines : [[{ type: 'text', text: caption, strong: true }], ...lines];
  });
}

export function text(value: string): Inline[] {
  return value === '' ? [] : [{ type: 'text', text: value }];
}

export function textCell(value: string): Cell {
  return value === '' ? [] : [text(value)];
}
