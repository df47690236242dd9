/** The form of an action: its fields as texts, and the action that they say. */
import { z } from 'zod';
import { type Action, ActionFacts, ActionStatus } from '../domain/action.ts';
import { editNarrative, narrativeToForm } from '../domain/narrative-form.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { plainText } from './form.ts';

const longestText = 20_000;
const isDay = (text: string) => text === '' || z.iso.date().safeParse(text).success;
const day = plainText().trim().refine(isDay, 'Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.');
const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

/** Fields that are left out stay as they were. */
export const ActionForm = z
  .object({
    text: plainText().max(longestText, `Texten är längre än ${longestText} tecken. Dela upp den på flera åtgärder.`),
    owner: plainText().overwrite(oneLine).max(200, 'Skriv den ansvariges roll eller namn med högst 200 tecken.'),
    dueOn: day,
    status: z.enum(['', ...ActionStatus.options], 'Välj en av statusarna.'),
    closedOn: day,
  })
  .partial();
export type ActionForm = z.infer<typeof ActionForm>;

/** With the revision that the person saw. */
export const EditedActionForm = ActionForm.extend({ revision: z.coerce.number().int().min(0) });

/** The fields as texts; '' is "not said". */
export type ActionFields = Record<keyof ActionForm, string>;

type Content = Omit<Action, 'key'>;

/** What the fields show of an action; null is one that is not written yet. */
export function fieldsOf(action: Content | null): ActionFields {
  return {
    text: narrativeToForm(action?.text ?? null),
    owner: action?.owner ?? '',
    dueOn: action?.dueOn ?? '',
    status: action?.status ?? '',
    closedOn: action?.closedOn ?? '',
  };
}

/** The action as the form says it. */
export function contentOf(stored: Content | null, form: ActionForm): Result<Content> {
  const before = fieldsOf(stored);
  const said = (name: keyof ActionForm) => form[name] ?? before[name];
  const text = editNarrative(stored?.text ?? null, said('text'));
  if (text === null) return refuse({ path: 'text', message: 'Skriv vad som ska göras.' });
  const facts = ActionFacts.safeParse({
    owner: said('owner') || null,
    dueOn: said('dueOn') || null,
    status: said('status') || null,
    closedOn: said('closedOn') || null,
  });
  if (facts.success) return succeed({ text, ...facts.data });
  const message = 'En dag för avslut hör till en avslutad åtgärd: välj en avslutad status, eller lämna dagen tom.';
  return refuse({ path: 'closedOn', message });
}
