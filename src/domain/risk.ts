/** Internal control (Swedish: intern kontroll): risks of a body and year, the controls that follow them up, and the results. KL (2017:725) 6:6. */
import { z } from 'zod';
import { Action } from './action.ts';
import { Narrative } from './narrative.ts';

export const ControlResult = z.strictObject({
  /** A code of the `control` scale; null is "not assessed". */
  assessment: z.string().nullable(),
  result: Narrative.nullable(),
  /** In the order written; empty where none is said. */
  actions: z.array(Action),
});

export const Control = z.strictObject({
  key: z.string().min(1),
  title: z.string().min(1),
  frequency: z.string(),
  method: Narrative.nullable(),
  result: ControlResult,
});
export type Control = z.infer<typeof Control>;

export const Risk = z.strictObject({
  key: z.string().min(1),
  /** Key of the process area, by its title in the plan. */
  processArea: z.string().nullable(),
  /** The risk area's heading, as written: "Risk – Säkerhet". */
  area: z.string(),
  /** The risk's own wording; imported wording is never rewritten. */
  text: z.string().min(1),
  /** "Risken att <event> på grund av <cause> vilket leder till <consequence>", where the wording has that form. */
  event: z.string().nullable(),
  cause: z.string().nullable(),
  consequence: z.string().nullable(),
  /** Duty of supervision over other boards (KL 6:1), or the office's own administration; null where it is not said. */
  origin: z.enum(['supervision', 'own']).nullable(),
  /** The origin as the source writes it in brackets, '' where it does not. */
  originText: z.string(),
  /** Empty where the risk is followed up by comment only. */
  controls: z.array(Control),
  comment: Narrative.nullable(),
});
export type Risk = z.infer<typeof Risk>;
