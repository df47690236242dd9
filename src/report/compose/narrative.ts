/** Narratives (ProseMirror JSON) as blocks and as cell paragraphs of the document tree. */
import type { Narrative, NarrativeInline } from '../../domain/narrative.ts';
import type { Block, Cell, Inline } from '../../domain/report.ts';
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
    const content = inlines(context, block.content);
    if (content.length === 0) return [];
    if (block.type === 'paragraph') return [{ type: 'paragraph', role: 'body', content }];
    const text = content.map((part) => (part.type === 'text' ? part.text : part.word)).join('');
    return [{ type: 'heading', level: Math.min(6, level + block.attrs.level), id: context.id('r', text), text }];
  });
}

/** Paragraphs of a table cell; list items become paragraphs of their own. */
export function narrativeCell(context: Context, narrative: Narrative | null): Cell {
  return (narrative?.content ?? []).flatMap((block): Inline[][] =>
    block.type === 'bulletList' || block.type === 'orderedList'
      ? block.content.map((item) => [
          { type: 'text' as const, text: '– ' },
          ...item.content.flatMap((paragraph) => inlines(context, paragraph.content)),
        ])
      : [inlines(context, block.content)],
  );
}

export function text(value: string): Inline[] {
  return value === '' ? [] : [{ type: 'text', text: value }];
}

export function textCell(value: string): Cell {
  return value === '' ? [] : [text(value)];
}
