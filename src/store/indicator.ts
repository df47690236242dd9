/** Indicators in the database, with their values in the order of the report's columns. */
import { sql } from 'kysely';
import type { Indicator } from '../domain/indicator.ts';
import type { Transaction } from './database.ts';
import { deleteRows, type Placed, type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** A report's indicators, in its order. */
export async function loadIndicators(tx: Transaction, key: ReportKey): Promise<Indicator[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<Indicator>`
    select i.key, i.node, i.title, i.unit, i.direction, i.position,
      coalesce((select json_agg(json_build_object('year', v.value_year, 'kind', v.kind, 'sex', v.sex,
          'value', v.value::text, 'decimals', v.decimals) order by v.ordinal)
        from uppsikt.indicator_value v where v.tenant_id = i.tenant_id and v.body = i.body and v.year = i.year
          and v.period = i.period and v.indicator = i.key), '[]') as values
    from uppsikt.indicator i
    where i.body = ${body} and i.year = ${year} and i.period = ${period}
    order by i.ordinal`.execute(tx);
  return rows;
}

/** Inserts or updates indicators by key; their values are put in place of those that stood there. */
export async function saveIndicators(
  tx: Transaction,
  key: ReportKey,
  indicators: readonly Placed<Indicator>[],
): Promise<void> {
  if (indicators.length === 0) return;
  const report = reportColumns(key);
  await upsertRows(
    tx,
    {
      table: 'indicator',
      key: { ...reportKeyColumns, key: 'text' },
      columns: {
        ordinal: 'integer',
        node: 'text',
        title: 'text',
        unit: 'text',
        direction: 'text',
        position: 'integer',
      },
    },
    indicators.map(({ item: { values: _, ...indicator }, ordinal }) => ({ ...report, ...indicator, ordinal })),
  );
  const keys = indicators.map(({ item }) => item.key);
  await deleteRows(tx, 'indicator_value', key, 'indicator', keys);
  await upsertRows(
    tx,
    {
      table: 'indicator_value',
      key: { ...reportKeyColumns, indicator: 'text', ordinal: 'integer' },
      columns: { value_year: 'integer', kind: 'text', sex: 'text', value: 'numeric', decimals: 'integer' },
    },
    indicators.flatMap(({ item }) =>
      item.values.map(({ year, ...value }, ordinal) => ({
        ...report,
        indicator: item.key,
        ordinal,
        value_year: year,
        ...value,
      })),
    ),
  );
}

export function deleteIndicators(tx: Transaction, key: ReportKey, keys: readonly string[]): Promise<void> {
  return deleteRows(tx, 'indicator', key, 'key', keys);
}
