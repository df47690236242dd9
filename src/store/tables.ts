/** The columns of every table, as Kysely reads and writes them. The migrations define them; this says them in types. */
import type { ColumnType, Generated } from 'kysely';
import type { ActionStatus } from '../domain/action.ts';
import type { Body } from '../domain/body.ts';
import type { Unit } from '../domain/figure.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import type { Indicator, IndicatorValue } from '../domain/indicator.ts';
import type { Language } from '../domain/language.ts';
import type { Narrative } from '../domain/narrative.ts';
import type { Node } from '../domain/node.ts';
import type { OutlineBlock, ReportPart } from '../domain/outline.ts';
import type { Period } from '../domain/period.ts';
import type { Answers, Proposal, Source } from '../domain/proposal.ts';
import type { ReportTree } from '../domain/report.ts';
import type { Scale, ScaleCode, ScaleValue } from '../domain/scale.ts';
import type { DateOnly, Json, NullableJson, Numeric, ReportKey, TenantId } from './column-types.ts';
import type { BulkImportTables } from './tables/bulk-import.ts';
import type { ControlTables } from './tables/control.ts';
import type { ControlRunTables } from './tables/control-run.ts';
import type { EconomyTables } from './tables/economy.ts';
import type { EvidenceTables } from './tables/evidence.ts';
import type { FigureCheckTables } from './tables/figure-check.ts';
import type { GatheringTables } from './tables/gathering.ts';
import type { InputTables } from './tables/input.ts';
import type { KeyFigureTables } from './tables/key-figure.ts';
import type { MatterTables } from './tables/matter.ts';
import type { OccurrenceTables } from './tables/occurrence.ts';
import type { OrganisationTables } from './tables/organisation.ts';
import type { PeriodTables } from './tables/periods.ts';
import type { ReportingTables } from './tables/reporting.ts';
import type { ScanTables } from './tables/scans.ts';
import type { SearchTables } from './tables/search.ts';
import type { StaffTables } from './tables/staff.ts';
import type { VersionTables } from './tables/versions.ts';
import type { YearTables } from './tables/year.ts';

export type WorkState = 'draft' | 'ready' | 'returned' | 'reviewed' | 'decided' | 'published';
export type Role =
  | 'reporter'
  | 'head'
  | 'controller'
  | 'coordinator'
  | 'secretary'
  | 'auditor'
  | 'member'
  | 'administrator';
export type JobKind = 'print' | 'import' | 'auditPack' | 'scan' | 'control';
export type Channel = 'web' | 'cli' | 'api' | 'worker' | 'import';

type Tenant = { tenant_id: string; code: string; name: string; settings: Json<unknown>; created_at: Generated<Date> };
type BodyRow = Body & { tenant_id: TenantId; active_from: DateOnly; active_to: DateOnly };
type SteeringLevelRow = {
  tenant_id: TenantId;
  code: string;
  name: string;
  heading: string;
  horizon: number | null;
  scales: ScaleCode[];
  position: number;
};
type ScaleRow = { tenant_id: TenantId; code: Scale['code']; name: string; definition: string; position: number };
type ScaleValueRow = Omit<ScaleValue, 'least'> & {
  least: number | null;
  tenant_id: TenantId;
  scale: Scale['code'];
  position: number;
};
type PeriodRow = {
  tenant_id: TenantId;
  year: number;
  kind: Period['kind'];
  state: Generated<'planned' | 'open' | 'closed' | 'decided'>;
  instructions: Generated<string>;
  opens_on: DateOnly;
  due_on: DateOnly;
  decided_on: DateOnly;
};

type ReportRow = ReportKey & {
  state: Generated<WorkState>;
  decided_on: DateOnly;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  published_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  published_by: string | null;
};
type NodeRow = Omit<Node, 'bodies'> & {
  tenant_id: TenantId;
  year: number;
  starts_on: DateOnly;
  ends_on: DateOnly;
  origin: string | null;
  removal: string | null;
};
type NodeBodyRow = { tenant_id: TenantId; year: number; node: string; ordinal: number; body: string };
type ReportBodyRow = ReportKey & { code: string; ordinal: number };
type ReportNodeRow = ReportKey & { node: string; ordinal: number; context: Generated<boolean> };
type EntryRow = ReportKey & {
  node: string;
  ordinal: number;
  assessment: string | null;
  trend: string | null;
  status: string | null;
  completion: string | null;
  description: NullableJson<Narrative>;
  narrative: NullableJson<Narrative>;
  state: Generated<WorkState>;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: string | null;
};
type SignificantEventRow = ReportKey & { perspective: string; position: number; ordinal: number; text: string };
type IndicatorRow = ReportKey & Omit<Indicator, 'values'> & { ordinal: number };
type IndicatorValueRow = ReportKey & {
  indicator: string;
  ordinal: number;
  value_year: number;
  kind: IndicatorValue['kind'];
  sex: IndicatorValue['sex'];
  value: Numeric;
  decimals: number;
  updated_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  updated_by: ColumnType<string | null, string | null | undefined, string | null>;
  source_import: ColumnType<string | null, string | null | undefined, string | null>;
  source_line: ColumnType<number | null, number | null | undefined, number | null>;
};
type FigureTableRow = ReportKey & {
  key: string;
  ordinal: number;
  kind: FigureTable['kind'];
  corner: string;
  unit: Unit;
  columns: string[];
};
type FigureRowRow = ReportKey & {
  figure_table: string;
  ordinal: number;
  label: string;
  kind: FigureTable['rows'][number]['kind'];
};
type FigureCellRow = ReportKey & {
  figure_table: string;
  figure_row: number;
  ordinal: number;
  value: Numeric;
  decimals: number;
  hidden: Generated<boolean>;
};
type ReportRiskRow = ReportKey & { risk: string; ordinal: number; comment: NullableJson<Narrative> };
type ControlResultRow = ReportKey & {
  control: string;
  risk: string;
  ordinal: number;
  assessment: string | null;
  result: NullableJson<Narrative>;
};
type ControlActionRow = ReportKey & {
  control: string;
  key: string;
  ordinal: number;
  text: Json<Narrative>;
  owner: string | null;
  due_on: DateOnly;
  status: ActionStatus | null;
  closed_on: DateOnly;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: string | null;
};
type ReportPartRow = ReportKey & {
  kind: ReportPart['kind'];
  ordinal: number;
  label: string;
  title: string;
  subtitle: string;
  registry_number: string | null;
  outline: Json<OutlineBlock[]>;
};
type ReportVersionRow = ReportKey & {
  number: number;
  tree: Json<ReportTree>;
  sha256: string;
  decided_on: string;
  paragraph: string | null;
  registry_number: string | null;
  supersedes: number | null;
  created_at: Generated<Date>;
  created_by: string | null;
};
type ImportRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  file_name: string;
  sha256: string;
  bytes: number;
  profile: string;
  body: string | null;
  year: number | null;
  period: Period['kind'] | null;
  state: Generated<'proposed' | 'approved' | 'rejected'>;
  proposal: Json<Proposal>;
  answers: Json<Answers>;
  original: Buffer;
  created_at: Generated<Date>;
  created_by: string | null;
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  closed_by: ColumnType<string | null, string | null | undefined, string | null>;
};
type ProvenanceRow = Source & { tenant_id: TenantId; import_id: string; subject: string };
type AccountRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  login: string;
  name: string;
  password_hash: string | null;
  locale: ColumnType<Language | null, Language | null | undefined, Language | null>;
  email: string | null;
  signed_in_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  disabled: Generated<boolean>;
  created_at: Generated<Date>;
};
type AccountRoleRow = { tenant_id: TenantId; id: Generated<string>; account: string; role: Role; body: string | null };
type OneTimeLinkRow = {
  tenant_id: TenantId;
  token_hash: Buffer;
  account: string;
  expires_at: Date;
  used_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};
type SessionRow = {
  tenant_id: TenantId;
  token_hash: Buffer;
  account: string;
  created_at: Generated<Date>;
  expires_at: Date;
};
type JobRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  kind: JobKind;
  input: Json<unknown>;
  payload: Buffer | null;
  state: Generated<'queued' | 'running' | 'done' | 'failed'>;
  attempt: Generated<number>;
  progress: Generated<number>;
  message: string;
  result: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Generated<Date>;
  created_by: string | null;
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};
type JobFileRow = {
  tenant_id: TenantId;
  job: string;
  name: string;
  ordinal: number;
  type: string;
  bytes: Buffer;
  size: ColumnType<number | null, number | null | undefined, number | null>;
};
type JobFilePieceRow = { tenant_id: TenantId; job: string; name: string; ordinal: number; bytes: Buffer };
type AuditHeadRow = { tenant_id: string; sequence: number; hash: Buffer };
type AuditEventRow = {
  tenant_id: string;
  sequence: number;
  at: Date;
  actor: string;
  channel: Channel;
  verb: string;
  subject: string;
  before_hash: Buffer | null;
  after_hash: Buffer | null;
  prev_hash: Buffer;
  hash: Buffer;
};
type AuditTextRow = {
  tenant_id: string;
  sequence: number;
  salt: Buffer;
  before: string | null;
  after: string | null;
};

export interface Tables
  extends YearTables,
    BulkImportTables,
    ControlRunTables,
    ControlTables,
    EvidenceTables,
    EconomyTables,
    ScanTables,
    SearchTables,
    KeyFigureTables,
    StaffTables,
    PeriodTables,
    MatterTables,
    GatheringTables,
    FigureCheckTables,
    InputTables,
    VersionTables,
    OccurrenceTables,
    OrganisationTables,
    ReportingTables {
  tenant: Tenant;
  body: BodyRow;
  steering_level: SteeringLevelRow;
  scale: ScaleRow;
  scale_value: ScaleValueRow;
  period: PeriodRow;
  report: ReportRow;
  node: NodeRow;
  node_body: NodeBodyRow;
  report_body: ReportBodyRow;
  report_node: ReportNodeRow;
  entry: EntryRow;
  significant_event: SignificantEventRow;
  indicator: IndicatorRow;
  indicator_value: IndicatorValueRow;
  figure_table: FigureTableRow;
  figure_row: FigureRowRow;
  figure_cell: FigureCellRow;
  report_risk: ReportRiskRow;
  control_result: ControlResultRow;
  control_action: ControlActionRow;
  report_part: ReportPartRow;
  report_version: ReportVersionRow;
  import: ImportRow;
  provenance: ProvenanceRow;
  account: AccountRow;
  account_role: AccountRoleRow;
  one_time_link: OneTimeLinkRow;
  session: SessionRow;
  job: JobRow;
  job_file: JobFileRow;
  job_file_piece: JobFilePieceRow;
  audit_head: AuditHeadRow;
  audit_event: AuditEventRow;
  audit_text: AuditTextRow;
}
