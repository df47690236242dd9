/** The table of what is said of a figure check's findings. */
import type { Generated } from 'kysely';
import type { ReportKey } from '../column-types.ts';

type FigureFindingRow = ReportKey & {
  finding: string;
  treatment: 'explained' | 'dismissed';
  reason: string;
  at: Generated<Date>;
  by: string | null;
};

export interface FigureCheckTables {
  figure_finding: FigureFindingRow;
}
