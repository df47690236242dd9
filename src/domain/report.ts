/**
 * The document tree: one resolved package, from which HTML, DOCX and PDF are rendered, so that the three cannot disagree.
 * It holds no references: every number is a formatted text, every symbol carries its word, shape and colour.
 */
import { z } from 'zod';
import { SymbolShape } from './scale.ts';

/** A light, arrow, status or completion. Renderers draw the shape in the colour and always write the word beside it. */
export const ReportSymbol = z.strictObject({
  type: z.literal('symbol'),
  shape: SymbolShape,
  color: z.string(),
  word: z.string().min(1),
});
export type ReportSymbol = z.infer<typeof ReportSymbol>;

export const Inline = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1),
    strong: z.boolean().optional(),
    em: z.boolean().optional(),
    href: z.string().optional(),
  }),
  ReportSymbol,
]);
export type Inline = z.infer<typeof Inline>;

/** A cell is paragraphs of inlines; an empty array is an empty cell. */
export const Cell = z.array(z.array(Inline));
export type Cell = z.infer<typeof Cell>;

const Column = z.strictObject({
  header: z.string(),
  align: z.enum(['start', 'end', 'center']),
  /** Share of the width; the shares of a table are scaled to its full width. */
  width: z.number().positive(),
});

const tableShape = {
  /** Unique in the document. */
  id: z.string().min(1),
  caption: z.string(),
  /** True prints "Tabell n" and the caption; false keeps the caption for assistive technology only. */
  showCaption: z.boolean(),
  columns: z.array(Column).min(1),
  /** True: the first cell of each row is the row's header. */
  rowHeaders: z.boolean(),
  rows: z.array(z.strictObject({ kind: z.enum(['plain', 'item', 'sum']), cells: z.array(Cell) })),
};
export const TableBlock = z.strictObject({ type: z.literal('table'), ...tableShape });
export type TableBlock = z.infer<typeof TableBlock>;

export const ChartBlock = z.strictObject({
  type: z.literal('chart'),
  id: z.string().min(1),
  /** A picture is drawn elsewhere, and stands in `svg`. */
  kind: z.enum(['bar', 'column', 'line', 'picture']),
  svg: z.string().optional(),
  title: z.string().min(1),
  /** Says in words what the chart shows, figures included. */
  alt: z.string().min(1),
  unit: z.string(),
  decimals: z.number().int().min(0),
  categories: z.array(z.string()).min(1),
  series: z
    .array(z.strictObject({ name: z.string(), values: z.array(z.number().nullable()), colors: z.array(z.string()) }))
    .min(1),
  /** The same figures as a table, printed with the chart; null where the table just before it already holds them. */
  table: TableBlock.nullable(),
});
export type ChartBlock = z.infer<typeof ChartBlock>;

export const Block = z.discriminatedUnion('type', [
  /** `id` is unique in the document and the target of contents and links. Level 1 stands only as a part's title. */
  z.strictObject({
    type: z.literal('heading'),
    level: z.number().int().min(1).max(6),
    id: z.string().min(1),
    text: z.string().min(1),
  }),
  z.strictObject({
    type: z.literal('paragraph'),
    /** `meta`: registry number, dates; `note`: a small remark of the system; `body`: prose. */
    role: z.enum(['body', 'meta', 'note']),
    content: z.array(Inline),
  }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(Inline)).min(1) }),
  TableBlock,
  ChartBlock,
  /** The part's own headings down to `depth`, with page numbers where the format has pages. */
  z.strictObject({ type: z.literal('contents'), title: z.string(), depth: z.number().int().min(2).max(6) }),
  z.strictObject({
    type: z.literal('signatures'),
    office: z.string(),
    people: z.array(z.strictObject({ name: z.string(), title: z.string() })),
  }),
]);
export type Block = z.infer<typeof Block>;

export const DocumentPart = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['coverMemo', 'annualReport', 'internalControl', 'controlPlan', 'groupSummary']),
  label: z.string(),
  /** Printed as the part's level 1 heading, before its blocks. */
  title: z.string().min(1),
  subtitle: z.string(),
  registryNumber: z.string().nullable(),
  blocks: z.array(Block),
});
export type DocumentPart = z.infer<typeof DocumentPart>;

export const ReportTree = z.strictObject({
  language: z.literal('sv-SE'),
  title: z.string().min(1),
  municipality: z.string().min(1),
  body: z.string().min(1),
  period: z.string().min(1),
  /** "Arbetsmaterial" until decided; printed on every page's foot. '' when there is nothing to say. */
  standing: z.string(),
  theme: z.strictObject({
    accent: z.string().regex(/^#[0-9a-f]{6}$/u),
    /** An SVG or PNG as a data URL with its alt text; null: the municipality's name stands in its place. */
    logo: z.strictObject({ dataUrl: z.string(), alt: z.string() }).nullable(),
  }),
  parts: z.array(DocumentPart).min(1),
});
export type ReportTree = z.infer<typeof ReportTree>;
