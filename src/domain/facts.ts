/** Facts are everything that one body reports for one period: the tree, the entries, the figures, internal control and the outline of its package. */
import { z } from 'zod';
import { Body } from './body.ts';
import { Entry } from './entry.ts';
import { FigureTable } from './figure-table.ts';
import { Indicator } from './indicator.ts';
import { Node } from './node.ts';
import { ReportPart } from './outline.ts';
import { Period } from './period.ts';
import { Risk } from './risk.ts';

/** A significant event (Swedish: väsentlig händelse) of the year under a perspective. */
export const SignificantEvent = z.strictObject({
  perspective: z.string(),
  position: z.number().int().min(0),
  text: z.string().min(1),
});
export type SignificantEvent = z.infer<typeof SignificantEvent>;

export const Facts = z.strictObject({
  /** Code of the reporting body; it stands in `bodies`. */
  body: z.string().min(1),
  period: Period,
  /** Every body named, groups among them. */
  bodies: z.array(Body),
  /** Parents before children, in the report's order. */
  nodes: z.array(Node),
  entries: z.array(Entry),
  events: z.array(SignificantEvent),
  indicators: z.array(Indicator),
  tables: z.array(FigureTable),
  risks: z.array(Risk),
  /** Cover memo, annex 1, annex 2. */
  parts: z.array(ReportPart),
});
export type Facts = z.infer<typeof Facts>;
