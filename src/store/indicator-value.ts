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
    const row = {
      value: value.value,
      decimals: value.decimals,
      updated_by: by,
      source_import: null,
      source_line: null,
    };
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

/** A value of an indicator of a report, to be written. `line`: of the sheet that says it. */
export type ValueWrite = ReportKey & {
  readonly indicator: string;
  readonly value: IndicatorValue;
  readonly line?: number;
};

/** Far above any place in a report: rows stand there while they are put in order, because each place is taken once. */
const aside = 1_000_000;

/** The values of a column as the database writes an array. */
function arrayOf(values: readonly (string | number | null)[]): string {
  const quoted = new Map<string, string>();
  const text = (value: string): string => {
    const known = quoted.get(value) ?? `"${value.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
    quoted.set(value, known);
    return known;
  };
  return `{${values.map((value) => (value === null ? 'NULL' : typeof value === 'number' ? value : text(value))).join(',')}}`;
}

/** The writes as a row source called "w": a parameter for each column, which the database reads several times as fast as JSON. */
function rowsOf(writes: readonly ValueWrite[]) {
  const column = (of: (write: ValueWrite) => string | number | null) => arrayOf(writes.map(of));
  return sql`unnest(${column(({ body }) => body)}::text[], ${column(({ period }) => period.year)}::integer[],
      ${column(({ period }) => period.kind)}::text[], ${column(({ indicator }) => indicator)}::text[],
      ${column(({ value }) => value.year)}::integer[], ${column(({ value }) => value.kind)}::text[],
      ${column(({ value }) => value.sex)}::text[], ${column(({ value }) => value.value)}::numeric[],
      ${column(({ value }) => value.decimals)}::integer[], ${column(({ line }) => line ?? null)}::integer[])
    as w(body, year, period, indicator, value_year, kind, sex, value, decimals, line)`;
}

/**
 * Writes many values at once, each as `saveIndicatorValue` does: where it stands, or in its place among the others. No two
 * are of the same place. `sheet`: the import whose lines they are. Throws `FrozenError` in a decided report.
 */
export function saveIndicatorValues(
  tx: Transaction,
  writes: readonly ValueWrite[],
  { by, sheet = null }: { readonly by: string | null; readonly sheet?: string | null },
): Promise<void> {
  return refusingFrozen(async () => {
    const written = rowsOf(writes);
    const of = sql`v.body = w.body and v.year = w.year and v.period = w.period and v.indicator = w.indicator`;
    const same = sql`${of} and v.value_year = w.value_year and v.kind = w.kind and v.sex = w.sex`;
    const { rows } = await sql<{ grown: boolean }>`
      with w as materialized (select * from ${written}), changed as (
        update uppsikt.indicator_value v set value = w.value, decimals = w.decimals, updated_by = ${by}, updated_at = now(),
          source_import = ${sheet}::uuid, source_line = w.line
        from w where ${same}
      ), new as materialized (
        select w.*, (w.body, w.year, w.period, w.indicator) in (
            select v.body, v.year, v.period, v.indicator from uppsikt.indicator_value v) as held
        from w where not exists (select from uppsikt.indicator_value v where ${same})
      ), added as (
        insert into uppsikt.indicator_value (body, year, period, indicator, ordinal, value_year, kind, sex, value, decimals,
          updated_by, updated_at, source_import, source_line)
        select body, year, period, indicator, case when held then ${2 * aside}::integer + row_number() over () else row_number()
            over (partition by body, year, period, indicator order by ${order(sql`value_year`, sql`kind`, sql`sex`)}) - 1 end,
          value_year, kind, sex, value, decimals, ${by}, now(), ${sheet}::uuid, line
        from new
      )
      select coalesce(bool_or(held), false) as grown from new`.execute(tx);
    if (rows[0]?.grown) await putInOrder(tx);
  });
}

/** Gives new values, which stand aside, their places: each after the last one that it comes after. */
async function putInOrder(tx: Transaction): Promise<void> {
  const isNew = sql`v.ordinal > ${2 * aside}::integer`;
  const orderOf = (row: string) => order(sql.ref(`${row}.value_year`), sql.ref(`${row}.kind`), sql.ref(`${row}.sex`));
  const of = (a: string, b: string) =>
    sql.raw(
      ['tenant_id', 'body', 'year', 'period', 'indicator'].map((name) => `${a}.${name} = ${b}.${name}`).join(' and '),
    );
  const grown = sql`(select distinct v.tenant_id, v.body, v.year, v.period, v.indicator
    from uppsikt.indicator_value v where ${isNew}) g`;
  await sql`update uppsikt.indicator_value v set ordinal = ordinal + ${aside}::integer
    from ${grown} where ${of('v', 'g')} and not ${isNew}`.execute(tx);
  await sql`with anchored as (
      select v.*, ${isNew} as is_new, ${orderOf('v')} as wanted,
        case when ${isNew} then (select max(e.ordinal) from uppsikt.indicator_value e
          where ${of('e', 'v')} and e.ordinal < ${2 * aside}::integer and ${orderOf('e')} < ${orderOf('v')}) else v.ordinal end as after
      from uppsikt.indicator_value v join ${grown} on ${of('v', 'g')}
    ), placed as (
      select tenant_id, body, year, period, indicator, ordinal,
        row_number() over (partition by body, year, period, indicator order by after nulls first, is_new, wanted) - 1 as place
      from anchored
    )
    update uppsikt.indicator_value v set ordinal = placed.place
    from placed where ${of('v', 'placed')} and v.ordinal = placed.ordinal`.execute(tx);
}

/** What the lines of a sheet wrote and still stands, in their order: the report, the indicator's title and the value's place. */
export async function listSheetValues(
  tx: Transaction,
  sheet: string,
): Promise<
  readonly (ReportKey & Place & { readonly indicator: string; readonly title: string; readonly line: number })[]
> {
  const rows = await tx
    .selectFrom('indicator_value as v')
    .innerJoin('indicator as i', (join) =>
      join
        .onRef('i.tenant_id', '=', 'v.tenant_id')
        .onRef('i.body', '=', 'v.body')
        .onRef('i.year', '=', 'v.year')
        .onRef('i.period', '=', 'v.period')
        .onRef('i.key', '=', 'v.indicator'),
    )
    .select(['v.body', 'v.year', 'v.period', 'v.indicator', 'i.title', 'v.value_year', 'v.kind', 'v.sex'])
    .select(sql<number>`v.source_line`.as('line'))
    .where('v.source_import', '=', sheet)
    .orderBy('v.source_line')
    .execute();
  return rows.map(({ year, period: kind, value_year, ...row }) => ({
    ...row,
    period: { year, kind },
    year: value_year,
  }));
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
