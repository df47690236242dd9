/** Figure tables in the database: economy, staff and variance, with every row and cell as reported. */
import { sql } from 'kysely';
import type { FigureTable } from '../domain/figure-table.ts';
import type { Transaction } from './database.ts';
import { deleteRows, type Placed, type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** A report's tables, in its order. */
export async function loadFigureTables(tx: Transaction, key: ReportKey): Promise<FigureTable[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<FigureTable>`
    select t.key, t.kind, t.corner, t.unit, t.columns,
      coalesce((select json_agg(json_build_object('label', r.label, 'kind', r.kind, 'cells',
          coalesce((select jsonb_agg(jsonb_build_object('value', c.value::text, 'decimals', c.decimals)
              || case when c.hidden then '{"hidden": true}'::jsonb else '{}' end order by c.ordinal)
            from uppsikt.figure_cell c where c.tenant_id = r.tenant_id and c.body = r.body and c.year = r.year
              and c.period = r.period and c.figure_table = r.figure_table and c.figure_row = r.ordinal), '[]'::jsonb))
          order by r.ordinal)
        from uppsikt.figure_row r where r.tenant_id = t.tenant_id and r.body = t.body and r.year = t.year
          and r.period = t.period and r.figure_table = t.key), '[]') as rows
    from uppsikt.figure_table t
    where t.body = ${body} and t.year = ${year} and t.period = ${period}
    order by t.ordinal`.execute(tx);
  return rows;
}

/** Inserts or updates tables by key; their rows and cells are put in place of those that stood there. */
export async function saveFigureTables(
  tx: Transaction,
  key: ReportKey,
  tables: readonly Placed<FigureTable>[],
): Promise<void> {
  if (tables.length === 0) return;
  const report = reportColumns(key);
  await upsertRows(
    tx,
    {
      table: 'figure_table',
      key: { ...reportKeyColumns, key: 'text' },
      columns: { ordinal: 'integer', kind: 'text', corner: 'text', unit: 'text', columns: 'text[]' },
    },
    tables.map(({ item: { rows: _, ...table }, ordinal }) => ({ ...report, ...table, ordinal })),
  );
  const keys = tables.map(({ item }) => item.key);
  await deleteRows(tx, 'figure_row', key, 'figure_table', keys);
  await upsertRows(
    tx,
    {
      table: 'figure_row',
      key: { ...reportKeyColumns, figure_table: 'text', ordinal: 'integer' },
      columns: { label: 'text', kind: 'text' },
    },
    tables.flatMap(({ item: table }) =>
      table.rows.map(({ label, kind }, ordinal) => ({ ...report, figure_table: table.key, ordinal, label, kind })),
    ),
  );
  await upsertRows(
    tx,
    {
      table: 'figure_cell',
      key: { ...reportKeyColumns, figure_table: 'text', figure_row: 'integer', ordinal: 'integer' },
      columns: { value: 'numeric', decimals: 'integer', hidden: 'boolean' },
    },
    tables.flatMap(({ item: table }) =>
      table.rows.flatMap((row, figure_row) =>
        row.cells.map(({ hidden = false, ...cell }, ordinal) => ({
          ...{ ...report, figure_table: table.key, figure_row, ordinal },
          ...{ ...cell, hidden },
        })),
      ),
    ),
  );
}

export function deleteFigureTables(tx: Transaction, key: ReportKey, keys: readonly string[]): Promise<void> {
  return deleteRows(tx, 'figure_table', key, 'key', keys);
}
