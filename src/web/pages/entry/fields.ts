/** The entry's form as texts: from what is saved, from last period, or from what was posted. */
import type { EditConflict } from '../../../app/entry.ts';
import type { EntryView } from '../../../app/views.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { MergedField } from '../../../domain/merge-entry.ts';
import { narrativeToForm } from '../../../domain/narrative-form.ts';
import { EntryScaleCode, isEntryScale, type ScaleCode } from '../../../domain/scale.ts';
import type { Form } from '../../form.ts';

export type StateField = EntryScaleCode;
export const stateFields: readonly StateField[] = EntryScaleCode.options;

/** '' is "not stated". `description` stands only where the entry has one. */
export type EntryInput = { revision: string; narrative: string; description?: string } & Partial<
  Record<StateField, string>
>;

/** The scale's field, or null for a scale that entries do not have. */
export function stateField(code: ScaleCode): StateField | null {
  return isEntryScale(code) ? code : null;
}

function scaleFields(view: EntryView): StateField[] {
  return view.scales.flatMap((scale) => stateField(scale.code) ?? []);
}

function statesOf(view: EntryView, entry: Entry): Partial<Record<StateField, string>> {
  return Object.fromEntries(scaleFields(view).map((field) => [field, entry[field] ?? '']));
}

export function fieldsOf(view: EntryView): EntryInput {
  const { narrative, description } = view.form;
  const own = { ...statesOf(view, view.entry), revision: String(view.revision), narrative };
  return view.hasDescription ? { ...own, description } : own;
}

/** Last period's states and text, or null where there is none. The description is this year's own and stays. */
export function fieldsOfPrevious(view: EntryView, revision: string): EntryInput | null {
  if (view.previous === null) return null;
  const { entry } = view.previous;
  return { ...statesOf(view, entry), revision, narrative: narrativeToForm(entry.narrative) };
}

export function enteredFields(form: Form, view: EntryView): EntryInput {
  const states = Object.fromEntries(scaleFields(view).map((field) => [field, form.text(field)]));
  const own = { ...states, revision: form.text('revision'), narrative: form.text('narrative') };
  return view.hasDescription ? { ...own, description: form.text('description') } : own;
}

/** What the other has changed in fields that the person has not: it goes into the form, so that no save takes it away. */
export function fieldsOfOthers({ theirs, others }: EditConflict): Partial<EntryInput> {
  const text = (field: MergedField) => {
    const value = theirs[field];
    return value === null || typeof value === 'string' ? (value ?? '') : narrativeToForm(value);
  };
  return Object.fromEntries(others.map((field) => [field, text(field)]));
}

/** The beginning of the action that takes a proposal: "forslag-trend". */
export const proposalAction = 'forslag-';

/** What the indicators propose for the field that the pressed button names; {} for any other button. */
export function fieldsOfProposal({ proposal }: EntryView, action: string): Partial<EntryInput> {
  if (action === `${proposalAction}assessment` && proposal.assessment) return { assessment: proposal.assessment.code };
  if (action === `${proposalAction}trend` && proposal.trend) return { trend: proposal.trend.code };
  return {};
}
