/** Writes many rows in one statement: the rows travel as one JSON parameter, whatever their number. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';
import type { Tables } from './tables.ts';

/** Which report a fact belongs to: a body's, for a period. */
export type ReportKey = { readonly body: string; readonly period: Period };

/** A table's writable columns with their SQL types, the key's first. The key follows the municipality in the primary key. */
export type RowShape = {
  readonly table: keyof Tables;
  readonly key: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that are written when a row is made, and left as they are after that. */
  readonly once?: Readonly<Record<string, string>>;
};

/** A fact with its place in the report. */
export type Placed<T> = { readonly item: T; readonly ordinal: number };

type Row = Readonly<Record<string, unknown>>;

/** The key columns that every table under a report has. */
export const reportKeyColumns = { body: 'text', year: 'integer', period: 'text' } as const;

export function reportColumns(key: ReportKey): { body: string; year: number; period: Period['kind'] } {
  return { body: key.body, year: key.period.year, period: key.period.kind };
}

function names(columns: Readonly<Record<string, string>>, prefix = ''): string {
  return Object.keys(columns)
    .map((name) => `${prefix}"${name}"`)
    .join(', ');
}

/** Inserts rows, or updates those that stand there with other values. `alsoSet` is set on each updated row. */
export async function upsertRows(tx: Transaction, shape: RowShape, rows: readonly Row[], alsoSet = ''): Promise<void> {
  if (rows.length === 0) return;
  const all = { ...shape.key, ...shape.columns, ...shape.once };
  const types = Object.entries(all).map(([name, type]) => `"${name}" ${type}`);
  const sets = Object.keys(shape.columns).map((name) => `"${name}" = excluded."${name}"`);
  const action =
    sets.length === 0
      ? 'do nothing'
      : `do update set ${sets.join(', ')}${alsoSet} where row(${names(shape.columns, 'held.')}) is distinct from row(${names(shape.columns, 'excluded.')})`;
  await sql`insert into ${sql.raw(`uppsikt."${shape.table}" as held (${names(all)}) select ${names(all)}`)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as incoming(${sql.raw(types.join(', '))})
    on conflict (tenant_id, ${sql.raw(names(shape.key))}) ${sql.raw(action)}`.execute(tx);
}

/** Removes a report's rows whose `column` is one of `values`; what hangs under them goes too. */
export async function deleteRows(
  tx: Transaction,
  table: keyof Tables,
  key: ReportKey,
  column: string,
  values: readonly (string | number)[],
): Promise<void> {
  if (values.length === 0) return;
  await sql`delete from ${sql.table(`uppsikt.${table}`)}
    where body = ${key.body} and year = ${key.period.year} and period = ${key.period.kind}
      and ${sql.ref(column)} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`.execute(tx);
}
