/** Reads which tables PxWeb's API, version 2, has: a page of a search, and how many cells an answer may have. */
import { z } from 'zod';
import { readExact } from '../exact-json.ts';

const text = z.string().max(5000).nullish();
const Tables = z.looseObject({
  tables: z.array(
    z.looseObject({
      id: z.string().max(50),
      label: z.string().max(2000),
      firstPeriod: text,
      lastPeriod: text,
      timeUnit: text,
    }),
  ),
  page: z.looseObject({ totalElements: z.coerce.number().int(), totalPages: z.coerce.number().int() }),
});

export type PxwebTable = {
  readonly id: string;
  readonly label: string;
  /** "2000", "2024M03"; '' where the answer does not say it. */
  readonly first: string;
  readonly last: string;
  readonly byYear: boolean;
};
export type PxwebTables = { readonly tables: readonly PxwebTable[]; readonly total: number; readonly pages: number };

/** Null for what is no such answer. */
export function readPxwebTables(json: string): PxwebTables | null {
  const read = readExact(json, Tables);
  if (read === null) return null;
  const { tables, page } = read;
  return {
    tables: tables.map(({ id, label, firstPeriod, lastPeriod, timeUnit }) => ({
      ...{ id, label, first: firstPeriod ?? '', last: lastPeriod ?? '' },
      byYear: timeUnit == null ? /^\d{4}$/u.test(lastPeriod ?? '') : timeUnit === 'Annual',
    })),
    total: page.totalElements,
    pages: page.totalPages,
  };
}

const Config = z.looseObject({ maxDataCells: z.coerce.number().int().min(1) });

/** The most cells of an answer; null where the configuration does not say it. */
export function readPxwebLimit(json: string): number | null {
  return readExact(json, Config)?.maxDataCells ?? null;
}
