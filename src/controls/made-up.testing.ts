/** Made-up registers: people with personal numbers that nobody has, in administrations and units. */
import type { Source } from './definition.ts';
import { Source as SourceSchema } from './definition.ts';
import type { SourceData, SourceRow } from './source-row.ts';

/** The n-th made-up person: born 1960-1999, in a month and day that exist, with a number that counts up. */
export function madeUpNumber(n: number): string {
  const year = 1960 + (n % 40);
  const month = String(1 + (Math.floor(n / 40) % 12)).padStart(2, '0');
  const day = String(1 + (Math.floor(n / 480) % 28)).padStart(2, '0');
  return `${year}${month}${day}${String(Math.floor(n / 13_440) % 10_000).padStart(4, '0')}`;
}

export function sourceOf(id: string, fields: readonly string[], key: Source['key'], extra: object = {}): Source {
  return SourceSchema.parse({
    id,
    name: id,
    kind: 'upload',
    fields: fields.map((name) => ({ name, label: name })),
    key,
    ...extra,
  });
}

export function rowsOf(values: readonly Record<string, string | null>[]): SourceRow[] {
  return values.map((each, at) => ({ line: at + 2, values: each }));
}

export function dataOf(source: Source, values: readonly Record<string, string | null>[]): SourceData {
  return { source, name: `${source.id}.csv`, rows: rowsOf(values) };
}
