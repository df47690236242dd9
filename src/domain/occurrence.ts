/**
 * An occurrence (Swedish: kontrolltillfälle) is one time that a control is to be done, with its day. A control that comes
 * back in certain months has one for each, due on the month's last day.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const terms = { recurrence: [2, 8], startsOn: '2026-03-01', endsOn: null };
 * assert.deepEqual(recurringOccurrences(terms, 2026), [{ key: 'occurrence/8', dueOn: '2026-08-31', month: 8 }]);
 */
import { z } from 'zod';

/** 1 is January. */
export const Month = z.number().int().min(1).max(12);

/** How and when a control is done, beside its wording: decided with the plan, and printed in no report. */
export const ControlTerms = z.strictObject({
  /** Who does it: a role or a name, on one line. */
  responsible: z.string().min(1).nullable(),
  /** The account of the person who does it. */
  responsibleAccount: z.uuid().nullable(),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  /** The months that it is done in, in order; null where it does not come back by itself. */
  recurrence: z.array(Month).min(1).nullable(),
  /** Somebody else than who did it signs the result. */
  fourEyes: z.boolean(),
  /** How many are drawn where the method says sample. */
  sampleSize: z.number().int().min(1).nullable(),
  /** Key of the executive board's control for all bodies that this one is the body's own of. */
  centralKey: z.string().min(1).nullable(),
});
export type ControlTerms = z.infer<typeof ControlTerms>;

export const Occurrence = z.strictObject({
  /** Key of the control. */
  control: z.string().min(1),
  /** Unique for the control: "occurrence/3". One that comes of the recurrence is numbered by its month; others from 13. */
  key: z.string().min(1),
  dueOn: z.iso.date(),
  month: Month,
  label: z.string().min(1).nullable(),
  origin: z.enum(['recurrence', 'manual']),
  /** Why it was added after the plan's decision; null where the plan was decided with it. */
  reason: z.string().min(1).nullable(),
  /** Where it will not be done: since when and why. */
  droppedOn: z.iso.date().nullable(),
  droppedReason: z.string().min(1).nullable(),
});
export type Occurrence = z.infer<typeof Occurrence>;

/** The last day of a month: "2026-02-28". */
function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The occurrences that the recurrence gives in the plan's year: those whose month the control's time reaches into, due within it. */
export function recurringOccurrences(
  { recurrence, startsOn, endsOn }: Pick<ControlTerms, 'recurrence' | 'startsOn' | 'endsOn'>,
  year: number,
): Pick<Occurrence, 'key' | 'dueOn' | 'month'>[] {
  return (recurrence ?? []).flatMap((month) => {
    const [first, last] = [`${year}-${String(month).padStart(2, '0')}-01`, lastDay(year, month)];
    if ((startsOn !== null && startsOn > last) || (endsOn !== null && endsOn < first)) return [];
    const dueOn = endsOn !== null && endsOn < last ? endsOn : last;
    return [{ key: `occurrence/${month}`, dueOn, month }];
  });
}
