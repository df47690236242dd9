/**
 * A body (Swedish: nämnd, styrelse, bolag, förvaltning) is whoever reports. A group such as "alla nämnder"
 * is a value of its own, not a list.
 */
import { z } from 'zod';

export const BodyKind = z.enum(['council', 'board', 'administration', 'department', 'company', 'group']);

export const Body = z.strictObject({
  /** Short form that a report writes in brackets: KS, DEAB, "alla nämnder". Unique in a municipality. */
  code: z.string().min(1),
  name: z.string().min(1),
  kind: BodyKind,
  /** Code of the body above: an administration's board, a department's administration. */
  parent: z.string().nullable(),
});
export type Body = z.infer<typeof Body>;
