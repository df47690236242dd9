/** The fields of a sample in the form of the result. */
import { filterName } from '../../data-table.ts';
import type { Form } from '../../form.ts';
import { sampleTableId } from './sample-table.ts';

/** What a sample is drawn with. */
export const drawFields = ['seed', 'size', 'file', 'rows', 'count', 'drawReason'] as const;

/** What is sent with the result and is not saved with it. */
export const apartFields = [...drawFields, 'headers', 'number', filterName(sampleTableId)];

const rowField = /^utfall-(\d{1,4})$/u;

export type SentRows = {
  readonly number: string;
  readonly rows: readonly { readonly ordinal: string; readonly outcome: string; readonly note: string }[];
};

/** What the rows of a sample showed; null where the form says nothing of it. */
export function sentRows(form: Form): SentRows | null {
  const rows = form.entries.flatMap(([name, outcome]) => {
    const ordinal = rowField.exec(name)?.[1];
    return ordinal === undefined ? [] : [{ ordinal, outcome, note: form.text(`anteckning-${ordinal}`) }];
  });
  const number = form.text('number');
  return number === '' ? null : { number, rows };
}
