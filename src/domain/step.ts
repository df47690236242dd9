/**
 * The steps of a period (Swedish: rapportera, granska, sammanställa, besluta), in the order they are due: the case
 * officer's report, the head's review, the compiled report, the decision.
 */
import { z } from 'zod';

export const Step = z.enum(['report', 'review', 'compile', 'decide']);
export type Step = z.infer<typeof Step>;

export const steps = Step.options;

/** "2026-05-13" for each step; null where the step has no deadline. */
export type Deadlines = Readonly<Record<Step, string | null>>;

export const noDeadlines: Deadlines = { report: null, review: null, compile: null, decide: null };
