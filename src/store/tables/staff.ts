/** The table of staff: groups with their figures, as they were read in. Only the use case that suppresses small groups reads it. */
import type { Generated } from 'kysely';
import type { StaffPlace } from '../../domain/staff.ts';
import type { Numeric, ReportKey } from '../column-types.ts';

type StaffGroupRow = ReportKey &
  StaffPlace & {
    persons: number;
    ordinary_hours: Numeric;
    sick_hours: Numeric;
    long_hours: Numeric;
    left_external: number | null;
    left_internal: number | null;
    answers: string[] | null;
    source_file: string;
    source_sha256: string | null;
    source_line: number | null;
    revision: Generated<number>;
    updated_at: Generated<Date>;
    updated_by: string | null;
  };

export interface StaffTables {
  staff_group: StaffGroupRow;
}
