/** Reports with their indicators and values, many at once: one question, however many a sheet is about. */
import { sql } from 'kysely';
import type { Indicator } from '../domain/indicator.ts';
import type { Period } from '../domain/period.ts';
import type { Transaction } from './database.ts';
import type { ReportKey } from './rows.ts';

export type ReportIndicators = ReportKey & {
  /** True where nothing in it changes any more. */
  readonly decided: boolean;
  readonly indicators: readonly Indicator[];
};

/** Those of the reports that there are, in their order. */
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
