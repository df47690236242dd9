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
