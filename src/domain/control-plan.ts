/**
 * A control plan (Swedish: internkontrollplan) gathers the risks of one body and year and the controls that follow them
 * up. The body decides it once, and what is decided stays. KL (2017:725) 6:6.
 */
import { z } from 'zod';

export const ControlPlan = z.strictObject({
  /** Code of the body whose plan it is. */
  body: z.string().min(1),
  year: z.number().int().min(1990).max(2200),
  /** `revising`: decided, and opened again for a change. */
  state: z.enum(['draft', 'decided', 'revising']),
  /** Null while the plan is a draft. */
  decidedOn: z.iso.date().nullable(),
  /** The item in the minutes: "§ 12". */
  paragraph: z.string().nullable(),
  registryNumber: z.string().nullable(),
  /** Why it is opened again; null where it is not. */
  revisionReason: z.string().nullable(),
});
export type ControlPlan = z.infer<typeof ControlPlan>;
