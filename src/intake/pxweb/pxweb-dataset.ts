/**
 * A table of PxWeb's API, version 2, as its metadata and its data give it (JSON-stat 2.0, https://json-stat.org/full/): the
 * variables with their values, and the cells in the order of the variables, the last one fastest. Numbers keep their digits.
 */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { readExact } from '../exact-json.ts';

const Category = z.looseObject({
  index: z.union([z.array(z.string()), z.record(z.string(), z.coerce.number().int().min(0))]).nullish(),
  label: z.record(z.string(), z.string()).nullish(),
});
const Dimension = z.looseObject({
  label: z.string().max(1000).nullish(),
  category: Category,
  extension: z.looseObject({ elimination: z.boolean().nullish() }).nullish(),
});
const codes = z.array(z.string()).nullish();
const Dataset = z.looseObject({
  class: z.literal('dataset'),
  label: z.string().max(2000),
  updated: z.string().max(40).nullish(),
  id: z.array(z.string().max(100)).min(1).max(20),
  size: z.array(z.coerce.number().int().min(0)),
  role: z.looseObject({ time: codes, geo: codes, metric: codes }).nullish(),
  dimension: z.record(z.string(), Dimension),
  value: z.union([z.array(z.string().nullable()), z.record(z.string(), z.string().nullable())]),
  extension: z.looseObject({ px: z.looseObject({ tableid: z.string().max(50).nullish() }).nullish() }).nullish(),
});

export type PxwebVariable = {
  readonly code: string;
  readonly label: string;
  /** What the table says that it is; sex is told by its name. */
  readonly kind: 'region' | 'time' | 'contents' | 'sex' | 'other';
  /** True where it can be left out of a question: the answer is then about all of its values together. */
  readonly optional: boolean;
  readonly values: readonly { readonly code: string; readonly label: string }[];
};

export type PxwebDataset = {
  /** "TAB638"; '' where the answer does not say it. */
  readonly table: string;
  readonly label: string;
  /** "2025-02-21". */
  readonly updated: string;
  readonly variables: readonly PxwebVariable[];
  /** Null for an empty cell. None in metadata. */
  readonly cell: (at: number) => string | null;
  readonly cells: number;
};

const mostCells = 1_000_000;

function kindOf(code: string, label: string, role: z.infer<typeof Dataset>['role']): PxwebVariable['kind'] {
  if (role?.time?.includes(code)) return 'time';
  if (role?.metric?.includes(code) || code === 'ContentsCode') return 'contents';
  if (role?.geo?.includes(code) || code === 'Region') return 'region';
  return code === 'Kon' || /^(?:kön|sex)$/iu.test(label) ? 'sex' : 'other';
}

function valuesOf({ index, label }: z.infer<typeof Category>): PxwebVariable['values'] {
  const listed = Array.isArray(index)
    ? index
    : Object.entries(index ?? {})
        .toSorted(([, a], [, b]) => a - b)
        .map(([code]) => code);
  // A category with one value need not say its place.
  const all = listed.length > 0 ? listed : Object.keys(label ?? {});
  return all.map((code) => ({ code, label: label?.[code] ?? code }));
}

/** Refuses what is no table of JSON-stat 2.0. `name`: of the file, or the source. */
export function readPxwebDataset(json: string, name: string): Result<PxwebDataset> {
  const wrong = refuse({
    path: name,
    message: 'Filen är inget svar från SCB. Hämta data ur PxWebs API, version 2, i formatet json-stat2.',
  });
  const read = readExact(json, Dataset);
  if (read === null) return wrong;
  const { id, size, role, dimension, value, label, updated, extension } = read;
  const variables = id.flatMap((code): PxwebVariable[] => {
    const one = dimension[code];
    if (one === undefined) return [];
    const name = one.label ?? code;
    const optional = one.extension?.elimination ?? false;
    return [{ code, label: name, kind: kindOf(code, name, role), optional, values: valuesOf(one.category) }];
  });
  const cells = size.reduce((product, each) => product * each, 1);
  const fits = variables.length === id.length && variables.every(({ values }, at) => values.length === size[at]);
  const given = Array.isArray(value) ? value.length : null;
  if (!fits || cells > mostCells || (given !== null && given !== 0 && given !== cells)) return wrong;
  return succeed({
    ...{ table: extension?.px?.tableid ?? '', label, updated: (updated ?? '').slice(0, 10), variables },
    cell: (at) => (Array.isArray(value) ? value[at] : value[String(at)]) ?? null,
    cells: given === 0 || (given === null && Object.keys(value).length === 0) ? 0 : cells,
  });
}
