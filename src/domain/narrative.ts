/**
 * A narrative is rich text in ProseMirror's JSON form: paragraphs, lists and headings.
 * It is the one format for all prose; the same JSON becomes HTML, DOCX and PDF.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(narrativeText(paragraphs(['Första stycket.', 'Andra.'])), 'Första stycket.\nAndra.');
 */
import { z } from 'zod';

const SafeHref = z
  .string()
  .regex(/^(https?:\/\/|mailto:|#)/u, 'Länken måste börja med https://, http:// eller mailto:');

const Mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({ type: z.literal('em') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: SafeHref }) }),
]);

export const NarrativeInline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(Mark).optional() }),
  /** A symbol that the source of an import lost; `what` says what stood there. Shown as "[symbol saknas i källan]". */
  z.strictObject({ type: z.literal('missingSymbol'), attrs: z.strictObject({ question: z.string() }) }),
  /** A light, trend, status or completion inside a sentence. */
  z.strictObject({ type: z.literal('symbol'), attrs: z.strictObject({ scale: z.string(), value: z.string() }) }),
]);
export type NarrativeInline = z.infer<typeof NarrativeInline>;

const Paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(NarrativeInline).optional() });
const ListItem = z.strictObject({ type: z.literal('listItem'), content: z.array(Paragraph).min(1) });

export const NarrativeBlock = z.discriminatedUnion('type', [
  Paragraph,
  z.strictObject({
    type: z.literal('heading'),
    attrs: z.strictObject({ level: z.number().int().min(1).max(3) }),
    content: z.array(NarrativeInline).optional(),
  }),
  z.strictObject({ type: z.literal('bulletList'), content: z.array(ListItem).min(1) }),
  z.strictObject({ type: z.literal('orderedList'), content: z.array(ListItem).min(1) }),
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

function inlineText(content: readonly NarrativeInline[] | undefined): string {
  return (content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
}

/** The plain text, one line for each paragraph, heading or list item. */
export function narrativeText(narrative: Narrative): string {
  return narrative.content
    .flatMap((block) =>
      block.type === 'bulletList' || block.type === 'orderedList'
        ? block.content.map((item) => item.content.map((paragraph) => inlineText(paragraph.content)).join('\n'))
        : [inlineText(block.content)],
    )
    .join('\n');
}
