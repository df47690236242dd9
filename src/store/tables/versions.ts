/** The tables of corrected versions and locked sections. */
import type { Generated } from 'kysely';
import type { ReportKey } from '../column-types.ts';

type ReportCorrectionRow = ReportKey & {
  number: number;
  reason: string;
  opened_at: Generated<Date>;
  opened_by: string | null;
};
type SectionLockRow = ReportKey & { node: string; reason: Generated<string>; at: Generated<Date>; by: string | null };

export interface VersionTables {
  report_correction: ReportCorrectionRow;
  section_lock: SectionLockRow;
}
