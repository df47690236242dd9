/** The tables of controls that the product runs: definitions, files, runs and what a person says of them. */
import type { ColumnType, Generated } from 'kysely';
import type { SavedHeaders } from '../../domain/bulk-mapping.ts';
import type { ColumnMapping } from '../../domain/column-mapping.ts';
import type { DateOnly, Json, NullableJson, TenantId } from '../column-types.ts';

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

type ControlDefinitionRow = {
  tenant_id: TenantId;
  id: string;
  version: number;
  definition: Json<unknown>;
  added_at: Generated<Date>;
  added_by: string | null;
};
type ControlFileRow = {
  tenant_id: TenantId;
  definition: string;
  source: string;
  name: string;
  sha256: string;
  body: Generated<string>;
  sheet: Optional<string>;
  mapping: NullableJson<ColumnMapping>;
  content: Buffer;
  uploaded_at: Generated<Date>;
  uploaded_by: string | null;
};
type ControlColumnsRow = { tenant_id: TenantId; definition: string; source: string; headers: Json<SavedHeaders> };
type ControlRunRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  definition: string;
  version: number;
  number: number;
  status: 'passed' | 'deviating' | 'not-run';
  cut_off: string;
  sources: Json<unknown>;
  engine: Json<unknown>;
  summary: Json<unknown>;
  sha256: string;
  previous: string | null;
  corrects: string | null;
  reason: string | null;
  clear_on: DateOnly;
  ran_at: Generated<Date>;
  ran_by: string | null;
  ran_by_account: string | null;
};
type ControlFindingRow = {
  tenant_id: TenantId;
  run: string;
  ordinal: number;
  list: 'exception' | 'unmatched' | 'quotation' | 'subject';
  kind: string;
  finding: NullableJson<unknown>;
  cleared_at: Optional<Date>;
};
type ControlHandlingRow = {
  tenant_id: TenantId;
  run: string;
  ordinal: number;
  state: 'handled' | 'explained' | 'confirmed' | 'rejected';
  note: string;
  done_by: string;
  done_at: Generated<Date>;
};
type ControlAssessmentRow = {
  tenant_id: TenantId;
  run: string;
  assessment: 'red' | 'yellow' | 'green';
  reason: string;
  signed_by: string;
  signed_account: string | null;
  signed_at: Generated<Date>;
  body: string | null;
  year: number | null;
  period: Optional<string>;
  control: string | null;
  occurrence: Optional<string>;
};
type ControlDueRow = { tenant_id: TenantId; definition: string; due_on: string; done: 'started' | 'reminded' };

export interface ControlRunTables {
  control_definition: ControlDefinitionRow;
  control_file: ControlFileRow;
  control_columns: ControlColumnsRow;
  control_run: ControlRunRow;
  control_finding: ControlFindingRow;
  control_handling: ControlHandlingRow;
  control_assessment: ControlAssessmentRow;
  control_due: ControlDueRow;
}
