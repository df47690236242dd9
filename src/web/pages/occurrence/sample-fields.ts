/** The fields of a sample in the form of the result: what it is drawn with, what its rows showed, and what they were seen as. */
import { z } from 'zod';
import type { OccurrenceView } from '../../../app/occurrence-view.ts';
import type { Form } from '../../form.ts';

type Sample = OccurrenceView['samples'][number];
type Entered = Readonly<Record<string, string>>;

/** What a sample is drawn with. */
export const drawFields = ['seed', 'size', 'file', 'rows', 'count', 'drawReason'] as const;
const written = ['seed', 'rows', 'count', 'drawReason'] as const;
export const isDrawing = (entered: Entered) => written.some((name) => (entered[name] ?? '').trim() !== '');

export const outcomeField = (ordinal: number) => `utfall-${ordinal}`;
export const noteField = (ordinal: number) => `anteckning-${ordinal}`;
/** What the rows were seen as, so that nothing is saved over what somebody else has said of them since. */
export const seenField = 'sett';
/** The filter's words as they were shown. */
export const shownFilterField = 'filtrerat';

const Seen = z.array(z.tuple([z.number().int(), z.string(), z.string()]));

function seenIn(text: string): Map<number, { outcome: string; note: string }> {
  try {
    const seen = Seen.parse(JSON.parse(text));
    return new Map(seen.map(([ordinal, outcome, note]) => [ordinal, { outcome, note }]));
  } catch {
    return new Map();
  }
}

/** What the page says that its rows are seen as: what was entered with it before, or what stands. */
export function seenRows(sample: Sample, entered: Entered): string {
  const before = seenIn(entered[seenField] ?? '');
  return JSON.stringify(
    sample.rows.map(({ ordinal, outcome, note }) => {
      const seen = before.get(ordinal) ?? { outcome: outcome ?? '', note };
      return [ordinal, seen.outcome, seen.note];
    }),
  );
}

const rowField = /^utfall-(\d{1,4})$/u;
export const rowNames = /^(?:(?:utfall|anteckning)-\d+|sett)$/u;

/** What the rows of a sample showed; null where the form says nothing of it. */
export function sentRows(form: Form) {
  const seen = seenIn(form.text(seenField));
  const rows = form.entries.flatMap(([name, outcome]) => {
    const ordinal = Number(rowField.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(ordinal)) return [];
    return [{ ordinal, outcome, note: form.text(noteField(ordinal)), before: seen.get(ordinal) }];
  });
  const number = form.text('number');
  return number === '' ? null : { number, rows };
}

/**
 * What was entered, to stand in the form again: of the sample's rows only those that the person changed, each with what it
 * was seen as. Where the person has been told what others saved, that is what they are seen as from now on.
 */
export function enteredAgain(form: Form, { told }: { readonly told: boolean }): Entered {
  const changed = (sentRows(form)?.rows ?? []).filter(
    ({ outcome, note, before }) => outcome !== before?.outcome || note !== before.note,
  );
  const names = new Set(changed.flatMap(({ ordinal }) => [outcomeField(ordinal), noteField(ordinal)]));
  const kept = form.entries.filter(([name]) => !rowNames.test(name) || names.has(name));
  const seen = told
    ? []
    : changed.flatMap(({ ordinal, before }) => (before ? [[ordinal, before.outcome, before.note]] : []));
  return { ...Object.fromEntries(kept), [seenField]: JSON.stringify(seen) };
}

/** What was entered of a sample; nothing where it has been drawn anew since. */
export const enteredOf = (sample: Sample, entered: Entered = {}): Entered =>
  entered.number === undefined || entered.number === String(sample.number) ? entered : {};
