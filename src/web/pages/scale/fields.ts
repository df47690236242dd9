/** The fields of a scale's page: rows of values, the last of them empty for a new one. */
import type { Scale } from '../../../domain/scale.ts';
import type { Form } from '../../form.ts';

export const valueParts = ['code', 'label', 'meaning', 'shape', 'color', 'least'] as const;
export type EnteredValue = Readonly<Record<(typeof valueParts)[number], string>>;
export type EnteredScale = {
  readonly name: string;
  readonly definition: string;
  /** The stored values in order, and a last one for what is new. */
  readonly values: readonly EnteredValue[];
};

export const newValue: EnteredValue = { code: '', label: '', meaning: '', shape: 'ring', color: '#4a5560', least: '' };

export const enteredOf = ({ name, definition, values }: Scale): EnteredScale => ({
  name,
  definition,
  values: [
    ...values.map(({ least, ...value }) => ({ ...value, least: least === undefined ? '' : String(least) })),
    newValue,
  ],
});

/** As many rows as the stored scale has, and one more. */
export function readScale(form: Form, stored: Scale): EnteredScale {
  const row = (index: number): EnteredValue => ({
    code: form.text(`code-${index}`),
    label: form.text(`label-${index}`),
    meaning: form.text(`meaning-${index}`),
    shape: form.text(`shape-${index}`),
    color: form.text(`color-${index}`).toLowerCase(),
    least: form.text(`least-${index}`),
  });
  return {
    name: form.text('name'),
    definition: form.text('definition'),
    values: Array.from({ length: stored.values.length + 1 }, (_, index) => row(index)),
  };
}

/** As the use case wants it: an empty last row is no value. */
export function inputOf(entered: EnteredScale, action: string): object {
  const last = entered.values.at(-1);
  const grows = last !== undefined && `${last.label}${last.meaning}`.trim() !== '';
  const [what, ...rest] = action.split(':');
  const by = { up: -1, down: 1 }[what ?? ''] ?? null;
  return {
    ...entered,
    values: grows ? entered.values : entered.values.slice(0, -1),
    move: by === null ? null : { code: rest.join(':'), by },
  };
}
