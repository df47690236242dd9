/** The form of a control in the plan: its fields as texts, and the control that they say. */
import { z } from 'zod';
import { editNarrative, narrativeToForm } from '../domain/narrative-form.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { ControlContent } from '../store/plan-control.ts';
import { plainText } from './form.ts';

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();
const line = (most: number, message: string) => plainText().overwrite(oneLine).max(most, message);
const isDay = (text: string) => text === '' || z.iso.date().safeParse(text).success;
const day = plainText().trim().refine(isDay, 'Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.');

/** Fields that are left out stay as they were. */
export const ControlForm = z
  .object({
    risk: plainText(),
    title: line(500, 'Skriv kontrollen med högst 500 tecken.'),
    frequency: line(200, 'Skriv frekvensen med högst 200 tecken.'),
    method: plainText().max(20_000, 'Metoden får ha högst 20 000 tecken.'),
    responsible: line(200, 'Skriv den ansvariges roll eller namn med högst 200 tecken.'),
    responsibleAccount: plainText(),
    startsOn: day,
    endsOn: day,
    /** The months, "1" to "12". */
    recurrence: z.array(z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'])),
    fourEyes: z.enum(['', 'yes']),
    sampleSize: z
      .string()
      .trim()
      .regex(/^$|^[1-9]\d{0,4}$/u, 'Ange stickprovets storlek som ett heltal, eller inget.'),
  })
  .partial();
export type ControlForm = z.infer<typeof ControlForm>;
export const EditedControlForm = ControlForm.extend({ revision: z.coerce.number().int().min(0) });

export type ControlFields = Record<Exclude<keyof ControlForm, 'recurrence'>, string> & {
  readonly recurrence: readonly string[];
};

export const newControl = (risk: string): ControlContent => ({
  risk,
  title: '',
  frequency: '',
  method: null,
  responsible: null,
  responsibleAccount: null,
  startsOn: null,
  endsOn: null,
  recurrence: null,
  fourEyes: false,
  sampleSize: null,
  centralKey: null,
  predecessor: null,
  carriedReason: '',
  made: 'register',
});

export function controlFields(control: ControlContent): ControlFields {
  return {
    risk: control.risk,
    title: control.title,
    frequency: control.frequency,
    method: narrativeToForm(control.method),
    responsible: control.responsible ?? '',
    responsibleAccount: control.responsibleAccount ?? '',
    startsOn: control.startsOn ?? '',
    endsOn: control.endsOn ?? '',
    recurrence: (control.recurrence ?? []).map(String),
    fourEyes: control.fourEyes ? 'yes' : '',
    sampleSize: control.sampleSize === null ? '' : String(control.sampleSize),
  };
}

/** What the executive board has worded for all bodies; the body says who does it. */
const centralFields = [
  'title',
  'frequency',
  'method',
  'startsOn',
  'endsOn',
  'recurrence',
  'fourEyes',
  'sampleSize',
] as const;

/** The control as the form says it. Of a central control the body sets who is responsible, and the rest stays. */
export function controlOf(stored: ControlContent, form: ControlForm): Result<ControlContent> {
  const locked = stored.centralKey !== null;
  const allowed: ControlForm = locked
    ? Object.fromEntries(
        Object.entries(form).filter(([name]) => !centralFields.some((field) => field === name) && name !== 'risk'),
      )
    : form;
  const said: ControlFields = { ...controlFields(stored), ...(allowed as Partial<ControlFields>) };
  if (said.title === '') return refuse({ path: 'title', message: 'Skriv vad som ska kontrolleras.' });
  if (said.startsOn !== '' && said.endsOn !== '' && said.endsOn < said.startsOn)
    return refuse({ path: 'endsOn', message: 'Slutdagen kan inte ligga före startdagen.' });
  const months = [...new Set(said.recurrence.map(Number))].toSorted((a, b) => a - b);
  return succeed({
    ...stored,
    risk: said.risk,
    title: said.title,
    frequency: said.frequency,
    method: said.method.trim() === '' ? null : editNarrative(stored.method, said.method),
    responsible: said.responsible || null,
    responsibleAccount: said.responsibleAccount || null,
    startsOn: said.startsOn || null,
    endsOn: said.endsOn || null,
    recurrence: months.length === 0 ? null : months,
    fourEyes: said.fourEyes === 'yes',
    sampleSize: said.sampleSize === '' ? null : Number(said.sampleSize),
    made: stored.made === 'report' ? 'adopted' : stored.made,
  });
}
