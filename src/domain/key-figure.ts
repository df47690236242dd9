/**
 * A key figure (Swedish: nyckeltal) of public statistics, compared between municipalities: Kolada's, named "Kolada (RKA)",
 * or a table of Statistics Sweden (SCB).
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(sourceName('kolada'), 'Kolada (RKA)');
 */
import { z } from 'zod';
import type { BulkChange } from './bulk.ts';
import { compareDecimals } from './decimal.ts';
import { DecimalString } from './figure.ts';

export const KeyFigureSource = z.enum(['kolada', 'scb']);
export type KeyFigureSource = z.infer<typeof KeyFigureSource>;

/** How the source wants to be named wherever its figures are shown. */
export const sourceName = (source: KeyFigureSource): string => ({ kolada: 'Kolada (RKA)', scb: 'SCB' })[source];

export type KeyFigure = {
  readonly source: KeyFigureSource;
  readonly id: string;
  readonly title: string;
  readonly description: string;
};
/** A municipality, region or the country, by its code: "0180". */
export type Place = { readonly code: string; readonly title: string };

export const KeyFigureValue = z.strictObject({
  source: KeyFigureSource,
  figure: z.string().min(1).max(100),
  place: z.string().min(1).max(20),
  year: z.number().int().min(1900).max(2200),
  sex: z.enum(['all', 'women', 'men']),
  value: DecimalString.nullable(),
});
export type KeyFigureValue = z.infer<typeof KeyFigureValue>;

/** What a file or an answer holds. `row`: the place of a value in it, from 1. */
export type KeyFigureFile = {
  readonly figures: readonly KeyFigure[];
  readonly places: readonly Place[];
  readonly values: readonly (KeyFigureValue & { readonly row: number })[];
};

export const valueKey = ({ source, figure, place, year, sex }: KeyFigureValue): string =>
  [source, figure, place, year, sex].join('/');

/** Each key figure, place and value once, as it stands last: answers repeat themselves. */
export function distinctFile({ figures, places, values }: KeyFigureFile): KeyFigureFile {
  return {
    figures: [...new Map(figures.map((each) => [`${each.source}/${each.id}`, each])).values()],
    places: [...new Map(places.map((each) => [each.code, each])).values()],
    values: [...new Map(values.map((each) => [valueKey(each), each])).values()],
  };
}

const same = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : compareDecimals(a, b) === 0;

export type KeyFigureChange = {
  readonly changes: readonly BulkChange[];
  readonly unchanged: number;
  readonly writes: KeyFigureFile['values'];
};

const sexes = { all: '', women: ', kvinnor', men: ', män' } as const;
const shown = (value: string | null) => (value === null ? '' : value.replace('.', ','));

/** What values would change of those that are stored. */
export function keyFigureChanges(
  stored: readonly KeyFigureValue[],
  values: KeyFigureFile['values'],
  nameOf: (code: string) => string,
): KeyFigureChange {
  const before = new Map(stored.map((value) => [valueKey(value), value.value]));
  const writes = values.filter((value) => {
    const known = before.get(valueKey(value));
    return known === undefined || !same(known, value.value);
  });
  const changes = writes.map((value): BulkChange => {
    const known = before.get(valueKey(value));
    return {
      kind: known === undefined ? 'new' : 'changed',
      subject: `keyFigure:${valueKey(value)}`,
      title: `${value.figure}, ${nameOf(value.place)} ${value.year}${sexes[value.sex]}`,
      line: value.row,
      edits: [{ field: 'value', before: shown(known ?? null), after: shown(value.value) }],
    };
  });
  return { changes, unchanged: values.length - writes.length, writes };
}
