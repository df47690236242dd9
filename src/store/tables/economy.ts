/** The tables of economy: amounts by row and month, where they came from, and what explains a variance. */
import type { ColumnType, Generated } from 'kysely';
import type { Department } from '../../domain/account-map.ts';
import type { BulkOutcome } from '../../domain/bulk.ts';
import type { EconomyValue } from '../../domain/economy.ts';
import type { Json, ReportKey, TenantId } from '../column-types.ts';

type DepartmentMapRow = {
  tenant_id: TenantId;
  body: string;
  dimension: string;
  departments: Json<readonly Department[]>;
  updated_at: Generated<Date>;
  updated_by: string | null;
};
type EconomyImportRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  body: string;
  year: number;
  file_name: string;
  sha256: string;
  bytes: number;
  original: Buffer | null;
  created_at: Generated<Date>;
  created_by: string | null;
  applied_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  applied_by: ColumnType<string | null, string | null | undefined, string | null>;
  outcome: ColumnType<BulkOutcome | null, string | null | undefined, string | null>;
};
type EconomyValueRow = EconomyValue & {
  tenant_id: TenantId;
  body: string;
  year: number;
  source_file: string;
  source_sha256: string | null;
  source_line: number | null;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: string | null;
};
type VarianceExplanationRow = ReportKey & {
  ordinal: number;
  text: string;
  amount: string;
  updated_at: Generated<Date>;
  updated_by: string | null;
};

export interface EconomyTables {
  department_map: DepartmentMapRow;
  economy_import: EconomyImportRow;
  economy_value: EconomyValueRow;
  variance_explanation: VarianceExplanationRow;
}
