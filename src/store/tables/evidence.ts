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
  revision: Generated<number>;
  changed_at: ColumnType<Date | null, undefined, Date | null>;
  changed_by: ColumnType<string | null, undefined, string | null>;
  uploaded_at: Generated<Date>;
  uploaded_by: string | null;
  erased_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  erased_by: ColumnType<string | null, string | null | undefined, string | null>;
  erased_reason: ColumnType<string | null, string | null | undefined, string | null>;
};
type EvidenceChangeRow = {
  tenant_id: TenantId;
  evidence: string;
  revision: number;
  note: string;
  personal_data: boolean;
  retain_until: DateOnly;
  said_at: Date;
  said_by: string | null;
};
type EvidencePartRow = { tenant_id: TenantId; evidence: string; ordinal: number; bytes: Buffer };

export interface EvidenceTables {
  evidence: EvidenceRow;
  evidence_change: EvidenceChangeRow;
  evidence_part: EvidencePartRow;
}
