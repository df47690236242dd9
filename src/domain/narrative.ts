/**
 * A narrative is rich text in ProseMirror's JSON form: paragraphs, lists, headings and tables.
 * It is the one format for all prose; the same JSON becomes HTML, DOCX and PDF.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(narrativeText(paragraphs(['Första stycket.', 'Andra.'])), 'Första stycket.\nAndra.');
 */
import { z } from 'zod';
import { FigureRef } from './figure-ref.ts';

const SafeHref = z
  .string()
  .regex(/^(https?:\/\/|mailto:|#)/u, 'Länken måste börja med https://, http:// eller mailto:');

const Mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({ type: z.literal('em') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: SafeHref }) }),
]);

/** A number with its unit; without the signs that its place in the plain-text form ends with. */
const FigureText = z.string().regex(/^[^[\]\\\n\r]{1,100}$/u);

/** What stands in the place of a live figure that leads nowhere. */
export const missingFigure = '[siffran saknas]';

export const NarrativeInline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(Mark).optional() }),
  /** A symbol that the source of an import lost; `what` says what stood there. Shown as "[symbol saknas i källan]". */
  z.strictObject({ type: z.literal('missingSymbol'), attrs: z.strictObject({ question: z.string() }) }),
  /** A light, trend, status or completion inside a sentence. */
  z.strictObject({ type: z.literal('symbol'), attrs: z.strictObject({ scale: z.string(), value: z.string() }) }),
  /** A figure of the facts. `text` is what it showed when it was last looked up; null where there was nothing to show. */
  z.strictObject({
    type: z.literal('figureValue'),
    attrs: z.strictObject({ ref: FigureRef, text: FigureText.nullable() }),
  }),
]);
export type NarrativeInline = z.infer<typeof NarrativeInline>;

const Paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(NarrativeInline).optional() });
const ListItem = z.strictObject({ type: z.literal('listItem'), content: z.array(Paragraph).min(1) });

const TableRow = z.strictObject({
  type: z.literal('tableRow'),
  /** Headers in the first row, cells in the rest; as many in each row. */
  content: z
    .array(z.strictObject({ type: z.enum(['tableHeader', 'tableCell']), content: z.array(Paragraph).length(1) }))
    .min(1),
});
const NarrativeTable = z.strictObject({
  type: z.literal('table'),
  /** What the table shows, '' where nobody has said. */
  attrs: z.strictObject({ caption: z.string() }),
  content: z.array(TableRow).min(2),
});
export type NarrativeTable = z.infer<typeof NarrativeTable>;

export const NarrativeBlock = z.discriminatedUnion('type', [
  Paragraph,
  z.strictObject({
    type: z.literal('heading'),
    attrs: z.strictObject({ level: z.number().int().min(1).max(3) }),
    content: z.array(NarrativeInline).optional(),
  }),
  z.strictObject({ type: z.literal('bulletList'), content: z.array(ListItem).min(1) }),
  z.strictObject({ type: z.literal('orderedList'), content: z.array(ListItem).min(1) }),
  NarrativeTable,
]);
export type NarrativeBlock = z.infer<typeof NarrativeBlock>;

export const Narrative = z.strictObject({ type: z.literal('doc'), content: z.array(NarrativeBlock) });
export type Narrative = z.infer<typeof Narrative>;

/** A narrative of plain paragraphs; empty strings are left out. */
export function paragraphs(texts: readonly string[]): Narrative {
  return {
    type: 'doc',
    content: texts
      .filter((text) => text !== '')
      .map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })),
  };
}

/** A list with bullets, one item for each text; `items` must not be empty. */
export function bulletList(items: readonly string[]): NarrativeBlock {
  return {
    type: 'bulletList',
    content: items.map((text) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    })),
  };
}

function wordsOf(inline: NarrativeInline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'figureValue' ? (inline.attrs.text ?? missingFigure) : '';
}

const inlineText = (content: readonly NarrativeInline[] | undefined): string => (content ?? []).map(wordsOf).join('');

function linesOf(block: NarrativeBlock): string[] {
  if (block.type === 'bulletList' || block.type === 'orderedList')
    return block.content.map((item) => item.content.map((paragraph) => inlineText(paragraph.content)).join('\n'));
  if (block.type !== 'table') return [inlineText(block.content)];
  const rows = block.content.map((row) =>
    row.content.map((cell) => cell.content.map((paragraph) => inlineText(paragraph.content)).join(' ')).join(' | '),
  );
  return block.attrs.caption === '' ? rows : [block.attrs.caption, ...rows];
}

/** The plain text without symbols, one line for each paragraph, heading, list item, caption or table row. */
export function narrativeText(narrative: Narrative): string {
  return narrative.content.flatMap(linesOf).join('\n');
}
