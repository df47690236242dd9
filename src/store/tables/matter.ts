/** The tables of a report's matter in the registry, and of its kept versions. */
import type { Generated } from 'kysely';
import type { ReportTree } from '../../domain/report.ts';
import type { DateOnly, Json, ReportKey } from '../column-types.ts';

type MatterRow = ReportKey & {
  registry_number: string | null;
  memo_on: DateOnly;
  meeting_on: DateOnly;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: string | null;
};
type MatterDocumentRow = ReportKey & { ordinal: number; title: string; dated_on: DateOnly };
type MatterRecipientRow = ReportKey & { ordinal: number; name: string };
type MatterEventRow = ReportKey & {
  id: Generated<string>;
  kind: 'dispatched' | 'certified';
  on_date: string;
  recipients: string[];
  note: Generated<string>;
  sha256: string | null;
  at: Generated<Date>;
  by: string | null;
};
type ReportSnapshotRow = ReportKey & {
  number: number;
  reason: 'kept' | 'dispatched';
  label: Generated<string>;
  tree: Json<ReportTree>;
  sha256: string;
  at: Generated<Date>;
  by: string | null;
};

export interface MatterTables {
  matter: MatterRow;
  matter_document: MatterDocumentRow;
  matter_recipient: MatterRecipientRow;
  matter_event: MatterEventRow;
  report_snapshot: ReportSnapshotRow;
}
