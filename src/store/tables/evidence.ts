/** The tables of evidence: what is said of each file, and its content in parts. */
import type { ColumnType, Generated } from 'kysely';
import type { EvidenceKind } from '../../domain/evidence.ts';
import type { DateOnly, TenantId } from '../column-types.ts';

type EvidenceRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  body: string;
  subject: string;
  file_name: string;
  kind: EvidenceKind;
  bytes: number;
  sha256: string;
  note: string;
  personal_data: boolean;
  retain_until: DateOnly;
  uploaded_at: Generated<Date>;
  uploaded_by: string | null;
  erased_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  erased_by: ColumnType<string | null, string | null | undefined, string | null>;
  erased_reason: ColumnType<string | null, string | null | undefined, string | null>;
};
type EvidencePartRow = { tenant_id: TenantId; evidence: string; ordinal: number; bytes: Buffer };

export interface EvidenceTables {
  evidence: EvidenceRow;
  evidence_part: EvidencePartRow;
}
