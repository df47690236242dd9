/** Groups of staff in the database, as they were read in. What of them is shown is settled by `staff-table.ts`. */
import { sql } from 'kysely';
import type { StaffGroup } from '../domain/staff.ts';
import type { Transaction } from './database.ts';
import type { EconomySource } from './economy-value.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

export function loadStaff(tx: Transaction, key: ReportKey): Promise<StaffGroup[]> {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('staff_group')
    .select([
      'measure',
      'unit',
      'form',
      'sex',
      'age',
      'persons',
      sql<string | null>`ordinary_hours::text`.as('ordinaryHours'),
      sql<string | null>`sick_hours::text`.as('sickHours'),
      sql<string | null>`long_hours::text`.as('longHours'),
      'left_external as leftExternal',
      'left_internal as leftInternal',
      sql<string[] | null>`answers::text[]`.as('answers'),
    ])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .orderBy('measure')
    .orderBy('source_line')
    .orderBy('unit')
    .orderBy('form')
    .orderBy('sex')
    .orderBy('age')
    .execute();
}

/** Writes groups; one that stands there gets the next revision. Throws `FrozenError` under a decided report. */
export function saveStaff(
  tx: Transaction,
  key: ReportKey,
  groups: readonly (StaffGroup & { readonly sourceLine: number | null })[],
  source: EconomySource,
  by: string | null,
): Promise<void> {
  const shape = {
    table: 'staff_group',
    key: { ...reportKeyColumns, measure: 'text', unit: 'text', form: 'text', sex: 'text', age: 'text' },
    columns: {
      persons: 'integer',
      ordinary_hours: 'numeric',
      sick_hours: 'numeric',
      long_hours: 'numeric',
      left_external: 'integer',
      left_internal: 'integer',
      answers: 'numeric[]',
      source_file: 'text',
      source_sha256: 'text',
      source_line: 'integer',
      updated_by: 'text',
    },
  } as const;
  const rows = groups.map(({ measure, unit, form, sex, age, ...group }) => ({
    ...{ ...reportColumns(key), measure, unit, form, sex, age },
    ...{ persons: group.persons, ordinary_hours: group.ordinaryHours, sick_hours: group.sickHours },
    ...{ long_hours: group.longHours, left_external: group.leftExternal, left_internal: group.leftInternal },
    ...{ answers: group.answers, source_file: source.file, source_sha256: source.sha256 },
    ...{ source_line: group.sourceLine, updated_by: by },
  }));
  const next = ', revision = held.revision + 1, updated_at = clock_timestamp()';
  return refusingFrozen(() => upsertRows(tx, shape, rows, next));
}

export type StaffOrigin = {
  readonly measure: StaffGroup['measure'];
  readonly file: string;
  readonly by: string | null;
  readonly at: Date;
  readonly groups: number;
};

/** Where the groups of each measure came from: files, not figures. */
export async function listStaffOrigins(tx: Transaction, key: ReportKey): Promise<StaffOrigin[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<StaffOrigin>`
    select measure, source_file as file, updated_by as by, max(updated_at) as at, count(*)::int as groups
    from uppsikt.staff_group where body = ${body} and year = ${year} and period = ${period}
    group by 1, 2, 3 order by 1, 4 desc`.execute(tx);
  return rows;
}
