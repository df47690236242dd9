/** Amounts of economy in the database: by body, year, row, kind and month, each with where it came from. */
import { sql } from 'kysely';
import type { EconomyPlace, EconomyValue } from '../domain/economy.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { upsertRows } from './rows.ts';

export type BodyYear = { readonly body: string; readonly year: number };

/** Where a value came from. `sha256` and `line` null: somebody wrote it by hand. */
export type EconomySource = { readonly file: string; readonly sha256: string | null };

export type StoredEconomyValue = EconomyValue & {
  readonly file: string;
  readonly sha256: string | null;
  readonly sourceLine: number | null;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
};

export function loadEconomyValues(tx: Transaction, { body, year }: BodyYear): Promise<StoredEconomyValue[]> {
  return tx
    .selectFrom('economy_value')
    .select([
      'statement',
      'line',
      'kind',
      'month',
      sql<string>`value::text`.as('value'),
      'source_file as file',
      'source_sha256 as sha256',
      'source_line as sourceLine',
      'revision',
      'updated_at as updatedAt',
      'updated_by as updatedBy',
    ])
    .where('body', '=', body)
    .where('year', '=', year)
    .orderBy(sql`array_position(array['result', 'department', 'investment', 'appropriation'], statement)`)
    .orderBy('source_line')
    .orderBy('line')
    .orderBy('kind')
    .orderBy('month')
    .execute();
}

const placeColumns = { statement: 'text', line: 'text', kind: 'text', month: 'integer' } as const;

/** Writes values; one that stands there gets the next revision. Throws `FrozenError` where the year is decided. */
export function saveEconomyValues(
  tx: Transaction,
  { body, year }: BodyYear,
  values: readonly (EconomyValue & { readonly sourceLine: number | null })[],
  source: EconomySource,
  by: string | null,
): Promise<void> {
  const shape = {
    table: 'economy_value',
    key: { body: 'text', year: 'integer', ...placeColumns },
    columns: {
      value: 'numeric',
      source_file: 'text',
      source_sha256: 'text',
      source_line: 'integer',
      updated_by: 'text',
    },
  } as const;
  const rows = values.map(({ sourceLine, ...value }) => ({
    ...{ body, year, ...value },
    ...{ source_file: source.file, source_sha256: source.sha256, source_line: sourceLine, updated_by: by },
  }));
  const next = ', revision = held.revision + 1, updated_at = clock_timestamp()';
  return refusingFrozen(() => upsertRows(tx, shape, rows, next));
}

/** Removes values by their places. Throws `FrozenError` where the year is decided. */
export function deleteEconomyValues(
  tx: Transaction,
  { body, year }: BodyYear,
  places: readonly EconomyPlace[],
): Promise<void> {
  return refusingFrozen(async () => {
    if (places.length === 0) return;
    await sql`delete from uppsikt.economy_value v
      using jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as gone(statement text, line text, kind text, month integer)
      where v.body = ${body} and v.year = ${year} and v.statement = gone.statement and v.line = gone.line
        and v.kind = gone.kind and v.month = gone.month`.execute(tx);
  });
}

/** Which bodies have values, and for which years. */
export function listEconomyYears(tx: Transaction): Promise<BodyYear[]> {
  return tx.selectFrom('economy_value').select(['body', 'year']).distinct().orderBy('body').orderBy('year').execute();
}
