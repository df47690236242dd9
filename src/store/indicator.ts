/** Indicators in the database, with their values in the order of the report's columns. */
import { sql } from 'kysely';
import type { Indicator } from '../domain/indicator.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';
import { deleteRows, type Placed, type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** A report's indicators, in its order. */
export async function loadIndicators(tx: Transaction, key: ReportKey): Promise<Indicator[]> {
  const [report] = await loadReportIndicators(tx, [key]);
  return report?.indicators ?? [];
}

export type ReportIndicators = ReportKey & {
  /** True where nothing in it changes any more. */
  readonly decided: boolean;
  readonly indicators: Indicator[];
};

/** Of those of the reports that there are, in their order: one question, however many. */
export async function loadReportIndicators(
  tx: Transaction,
  keys: readonly ReportKey[],
): Promise<readonly ReportIndicators[]> {
  const column = <T>(of: (key: ReportKey) => T) => keys.map(of);
  const { rows } = await sql<{ body: string; period: Period; decided: boolean; indicators: Indicator[] }>`
    select k.body, json_build_object('year', k.year, 'kind', k.period) as period,
      r.state in ('decided', 'published') or p.state = 'decided' as decided,
      coalesce((select json_agg(json_build_object('key', i.key, 'node', i.node, 'title', i.title, 'unit', i.unit,
          'direction', i.direction, 'position', i.position, 'values', coalesce(v.values, '[]')) order by i.ordinal)
        from uppsikt.indicator i
        left join (select v.indicator, json_agg(json_build_object('year', v.value_year, 'kind', v.kind, 'sex', v.sex,
            'value', v.value::text, 'decimals', v.decimals) order by v.ordinal) as values
          from uppsikt.indicator_value v where v.body = k.body and v.year = k.year and v.period = k.period
          group by v.indicator) v on v.indicator = i.key
        where i.body = k.body and i.year = k.year and i.period = k.period), '[]') as indicators
    from unnest(${column(({ body }) => body)}::text[], ${column(({ period }) => period.year)}::integer[],
      ${column(({ period }) => period.kind)}::text[]) with ordinality as k(body, year, period, at)
    join uppsikt.report r on r.body = k.body and r.year = k.year and r.period = k.period
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    order by k.at`.execute(tx);
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
