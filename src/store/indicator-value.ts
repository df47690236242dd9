/** Single values of indicators in the database: written one by one, with who and when. */
import { sql } from 'kysely';
import type { IndicatorValue } from '../domain/indicator.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns } from './rows.ts';

type Place = Pick<IndicatorValue, 'year' | 'kind' | 'sex'>;

/** Where the columns of a report stand: by year, the outcome first, all before each sex. */
const order = (year: unknown, kind: unknown, sex: unknown) =>
  sql`(${year}::integer, array_position(array['actual', 'forecast', 'target'], ${kind}::text), array_position(array['all', 'women', 'men'], ${sex}::text))`;

/** Writes a value where it stands, or puts it in its place among the others. Throws `FrozenError` in a decided report. */
export function saveIndicatorValue(
  tx: Transaction,
  key: ReportKey,
  indicator: string,
  value: IndicatorValue,
  by: string | null,
): Promise<void> {
  return refusingFrozen(async () => {
    const { body, year, period } = reportColumns(key);
    const row = { value: value.value, decimals: value.decimals, updated_by: by };
    const { numUpdatedRows } = await tx
      .updateTable('indicator_value')
      .set({ ...row, updated_at: sql<Date>`now()` })
      .where('body', '=', body)
      .where('year', '=', year)
      .where('period', '=', period)
      .where('indicator', '=', indicator)
      .where('value_year', '=', value.year)
      .where('kind', '=', value.kind)
      .where('sex', '=', value.sex)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return;
    const ordinal = await makeRoom(tx, key, indicator, value);
    await tx
      .insertInto('indicator_value')
      .values({
        body,
        year,
        period,
        indicator,
        ordinal,
        value_year: value.year,
        kind: value.kind,
        sex: value.sex,
        ...row,
        updated_at: sql<Date>`now()`,
      })
      .execute();
  });
}

/** The place of a new value; those after it are moved up, in two steps because each place is taken once. */
async function makeRoom(tx: Transaction, key: ReportKey, indicator: string, place: Place): Promise<number> {
  const { body, year, period } = reportColumns(key);
  const mine = sql`body = ${body} and year = ${year} and period = ${period} and indicator = ${indicator}`;
  const { rows } = await sql<{ at: number; last: number }>`
    select coalesce(max(ordinal) filter (where ${order(sql`value_year`, sql`kind`, sql`sex`)}
        < ${order(place.year, place.kind, place.sex)}) + 1, 0) as at, coalesce(max(ordinal) + 1, 0) as last
    from uppsikt.indicator_value where ${mine}`.execute(tx);
  const { at = 0, last = 0 } = rows[0] ?? {};
  await sql`update uppsikt.indicator_value set ordinal = ordinal + ${last}::integer + 1 where ${mine} and ordinal >= ${at}`.execute(
    tx,
  );
  await sql`update uppsikt.indicator_value set ordinal = ordinal - ${last}::integer where ${mine} and ordinal > ${last}`.execute(
    tx,
  );
  return at;
}

/** A value of one of a report's indicators, to be written. */
export type ValueWrite = { readonly indicator: string; readonly value: IndicatorValue };

/** Far above any place in a report: rows stand there while they are put in order, because each place is taken once. */
const aside = 1_000_000;

/**
 * Writes many values of a report at once, each as `saveIndicatorValue` does: where it stands, or in its place among the
 * others. No two are of the same place. Throws `FrozenError` in a decided report.
 */
export function saveIndicatorValues(
  tx: Transaction,
  key: ReportKey,
  writes: readonly ValueWrite[],
  by: string | null,
): Promise<void> {
  return refusingFrozen(async () => {
    const { body, year, period } = reportColumns(key);
    const rows = writes.map(({ indicator, value: { year: value_year, ...value } }) => ({
      ...value,
      indicator,
      value_year,
    }));
    const written = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as w(indicator text, value_year integer, kind text, sex text, value numeric, decimals integer)`;
    const mine = sql`v.body = ${body} and v.year = ${year} and v.period = ${period}`;
    const same = sql`v.indicator = w.indicator and v.value_year = w.value_year and v.kind = w.kind and v.sex = w.sex`;
    await sql`update uppsikt.indicator_value v
      set value = w.value, decimals = w.decimals, updated_by = ${by}, updated_at = now()
      from ${written} where ${mine} and ${same}`.execute(tx);
    const added = await sql<{ indicator: string }>`
      insert into uppsikt.indicator_value
        (body, year, period, indicator, ordinal, value_year, kind, sex, value, decimals, updated_by, updated_at)
      select ${body}, ${year}, ${period}, w.indicator, ${2 * aside}::integer + row_number() over (),
        w.value_year, w.kind, w.sex, w.value, w.decimals, ${by}, now()
      from ${written} where not exists (select from uppsikt.indicator_value v where ${mine} and ${same})
      returning indicator`.execute(tx);
    const grown = [...new Set(added.rows.map(({ indicator }) => indicator))];
    if (grown.length > 0) await putInOrder(tx, key, grown);
  });
}

/** Gives new values, which stand aside, their places: each after the last one that it comes after. */
async function putInOrder(tx: Transaction, key: ReportKey, indicators: readonly string[]): Promise<void> {
  const { body, year, period } = reportColumns(key);
  const mine = (row: string) =>
    sql`${sql.ref(`${row}.body`)} = ${body} and ${sql.ref(`${row}.year`)} = ${year}
      and ${sql.ref(`${row}.period`)} = ${period} and ${sql.ref(`${row}.indicator`)} = any(${[...indicators]})`;
  const isNew = sql`v.ordinal > ${2 * aside}::integer`;
  const orderOf = (row: string) => order(sql.ref(`${row}.value_year`), sql.ref(`${row}.kind`), sql.ref(`${row}.sex`));
  await sql`update uppsikt.indicator_value v set ordinal = ordinal + ${aside}::integer
    where ${mine('v')} and not ${isNew}`.execute(tx);
  await sql`with anchored as (
      select v.indicator, v.ordinal, ${isNew} as is_new, ${orderOf('v')} as wanted,
        case when ${isNew} then (select max(e.ordinal) from uppsikt.indicator_value e
          where e.body = v.body and e.year = v.year and e.period = v.period and e.indicator = v.indicator
            and e.ordinal < ${2 * aside}::integer and ${orderOf('e')} < ${orderOf('v')}) else v.ordinal end as after
      from uppsikt.indicator_value v where ${mine('v')}
    ), placed as (
      select indicator, ordinal,
        row_number() over (partition by indicator order by after nulls first, is_new, wanted) - 1 as place
      from anchored
    )
    update uppsikt.indicator_value v set ordinal = placed.place
    from placed where ${mine('v')} and v.indicator = placed.indicator and v.ordinal = placed.ordinal`.execute(tx);
}

/** Who last wrote a value by hand; null where an import brought it. */
export async function findValueAuthor(
  tx: Transaction,
  key: ReportKey,
  indicator: string,
  place: Place,
): Promise<string | null> {
  const { body, year, period } = reportColumns(key);
  const row = await tx
    .selectFrom('indicator_value')
    .select('updated_by')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('indicator', '=', indicator)
    .where('value_year', '=', place.year)
    .where('kind', '=', place.kind)
    .where('sex', '=', place.sex)
    .executeTakeFirst();
  return row?.updated_by ?? null;
}

/** The decimals that the plan of a year says, by the indicator's key. */
export async function loadPlannedDecimals(tx: Transaction, year: number): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.selectFrom('plan_indicator').select(['key', 'decimals']).where('year', '=', year).execute();
  return new Map(rows.map(({ key, decimals }) => [key, decimals]));
}
