/** A control plan as it was decided: the gross list with what was chosen, the controls with their times, and the scales with their limits. */
import { z } from 'zod';
import { ControlTerms, Occurrence } from './occurrence.ts';
import { Predecessor, RegisterRisk } from './register.ts';
import { Control } from './risk.ts';
import { Scale } from './scale.ts';

const SnapshotControl = Control.omit({ result: true }).extend({
  ...ControlTerms.shape,
  /** Key of the risk that it follows up. */
  risk: z.string().min(1),
  predecessor: Predecessor.nullable(),
  carriedReason: z.string(),
});
export type SnapshotControl = z.infer<typeof SnapshotControl>;

export const ControlPlanSnapshot = z.strictObject({
  body: z.string().min(1),
  bodyName: z.string(),
  year: z.number().int(),
  risks: z.array(RegisterRisk),
  controls: z.array(SnapshotControl),
  occurrences: z.array(Occurrence),
  /** The scales of likelihood, impact, level of risk and control as they were. */
  scales: z.array(Scale),
});
export type ControlPlanSnapshot = z.infer<typeof ControlPlanSnapshot>;
