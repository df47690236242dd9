/** An entry is what a body reports on one node for one period: light, trend, status, completion and narrative. */
import { z } from 'zod';
import { Narrative } from './narrative.ts';

export const Entry = z.strictObject({
  node: z.string().min(1),
  /** Codes of the municipality's scales; null is "nothing said", never a default. */
  assessment: z.string().nullable(),
  trend: z.string().nullable(),
  status: z.string().nullable(),
  completion: z.string().nullable(),
  /** A commitment's text that stands before its status; null where there is none. */
  description: Narrative.nullable(),
  /** The comment; null where nothing is written. */
  narrative: Narrative.nullable(),
});
export type Entry = z.infer<typeof Entry>;

/** An entry in which nothing is said yet. */
export function emptyEntry(node: string): Entry {
  return { node, assessment: null, trend: null, status: null, completion: null, description: null, narrative: null };
}
