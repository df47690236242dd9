/** The tables of editing in bulk: uploaded sheets, their columns, and which line said what. */
import type { ColumnType, Generated } from 'kysely';
import type { BulkKind, BulkOutcome } from '../../domain/bulk.ts';
import type { SavedHeaders } from '../../domain/bulk-mapping.ts';
import type { Json, NullableJson, TenantId } from '../column-types.ts';

type ColumnMappingRow = {
  tenant_id: TenantId;
  kind: BulkKind;
  name: string;
  headers: Json<SavedHeaders>;
  used_at: Generated<Date>;
};
type SheetImportRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  year: number;
  kind: BulkKind;
  file_name: string;
  sha256: string;
  bytes: number;
  original: Buffer | null;
  settings: NullableJson<unknown>;
  created_at: Generated<Date>;
  created_by: string | null;
  created_account: string | null;
  applied_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  applied_by: ColumnType<string | null, string | null | undefined, string | null>;
  outcome: ColumnType<BulkOutcome | null, string | null | undefined, string | null>;
};
type SheetImportLineRow = { tenant_id: TenantId; import_id: string; subject: string; title: string; line: number };

export interface BulkImportTables {
  column_mapping: ColumnMappingRow;
  sheet_import: SheetImportRow;
  sheet_import_row: SheetImportLineRow;
}
