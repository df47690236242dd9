/** The rows of a source as a measure takes them: what each says by field, and where it stood. */
import type { FieldValues } from '../domain/column-mapping.ts';
import type { Source } from './definition.ts';
import { normalise, plainWords } from './normalise.ts';

/** `line`: as the spreadsheet program shows it, from 1. */
export type SourceRow = { readonly line: number; readonly values: FieldValues };

/** A source with the rows that were read; `name` is the file's. */
export type SourceData = { readonly source: Source; readonly name: string; readonly rows: readonly SourceRow[] };

const separator = '\u001f';

/** The key that names a row's subject, or null where a part of it is missing or cannot be read. */
export function keyOf(row: SourceRow, { key }: Source, today: string): string | null {
  const parts: string[] = [];
  for (const { field, normalise: how } of key) {
    const value = row.values[field] ?? null;
    const part = value === null ? null : normalise(value, how, today);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.length === 0 ? null : parts.join(separator);
}

/** The rows that count by the source's conditions. */
export function countedRows({ source, rows }: SourceData): readonly SourceRow[] {
  if (source.where.length === 0) return rows;
  const wanted = source.where.map(({ field, is }) => ({ field, is: new Set(is.map(plainWords)) }));
  return rows.filter(({ values }) => wanted.every(({ field, is }) => is.has(plainWords(values[field] ?? ''))));
}

/** "Rad 14 i personal.csv". */
export const placeOf = (data: Pick<SourceData, 'name'>, line: number): string => `Rad ${line} i ${data.name}`;
