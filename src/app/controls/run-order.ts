/** What a run of a control is asked with: which control, as of which day, and whether it corrects an earlier run. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { plainText, readForm } from '../form.ts';

/** What a run is asked with. `corrects`: number of the run that it corrects, and why. */
export const RunOrder = z.object({
  definition: z.string(),
  cutOff: z.iso.date('Ange avstämningsdagen som ÅÅÅÅ-MM-DD.'),
  corrects: z.number().int().positive().nullable(),
  reason: z.string(),
  /** Of a control that is done by scanning: the scan that is counted, null for the latest that is finished. */
  scan: z.uuid().nullable().default(null),
});
export type RunOrder = z.infer<typeof RunOrder>;

/** As whoever asks writes it. */
export type NewRunOrder = z.input<typeof RunOrder>;

const StartForm = z.object({
  cutOff: z.iso.date('Ange avstämningsdagen som ÅÅÅÅ-MM-DD, till exempel 2026-12-31.'),
  corrects: z.union([z.literal(''), z.coerce.number().int().positive()], 'Välj körningen som rättas.').default(''),
  reason: plainText().trim().max(1000, 'Skriv skälet med högst 1000 tecken.').default(''),
  scan: z.union([z.literal(''), z.uuid()], 'Välj en av granskningarna.').default(''),
});

/** The order that a form says. A correction needs a reason. */
export function readOrder(definition: string, input: unknown): Result<RunOrder> {
  const form = readForm(StartForm, input);
  if (!form.ok) return form;
  const { cutOff, corrects, reason, scan } = form.value;
  if (corrects !== '' && reason === '')
    return refuse({ path: 'reason', message: 'Skriv vad som var fel i körningen som rättas.' });
  return succeed({ definition, cutOff, corrects: corrects === '' ? null : corrects, reason, scan: scan || null });
}
