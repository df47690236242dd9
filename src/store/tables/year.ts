/** The tables of the year: terms, plans, owners, periods' deadlines, versions of entries, and what people are told. */
import type { ColumnType, Generated } from 'kysely';
import type { Unit } from '../../domain/figure.ts';
import type { Indicator, IndicatorValue } from '../../domain/indicator.ts';
import type { Narrative } from '../../domain/narrative.ts';
import type { Period } from '../../domain/period.ts';
import type { DateOnly, Json, NullableJson, ReportKey, TenantId } from '../column-types.ts';

type TermRow = { tenant_id: TenantId; first_year: number; last_year: number; name: string };
type GroupMemberRow = { tenant_id: TenantId; group_body: string; body: string };
type PlanRow = {
  tenant_id: TenantId;
  year: number;
  title: string;
  state: Generated<'draft' | 'decided' | 'revising'>;
  decided_on: DateOnly;
  paragraph: string | null;
  registry_number: string | null;
  copied_from: number | null;
  revision_reason: string | null;
  updated_at: Generated<Date>;
};
type PlanVersionRow = {
  tenant_id: TenantId;
  year: number;
  number: number;
  snapshot: Json<unknown>;
  sha256: string;
  reason: Generated<string>;
  decided_on: string;
  paragraph: string | null;
  registry_number: string | null;
  created_at: Generated<Date>;
  created_by: string | null;
};
type PlanIndicatorRow = {
  tenant_id: TenantId;
  year: number;
  key: string;
  node: string;
  title: string;
  unit: Unit;
  decimals: Generated<number>;
  direction: Indicator['direction'];
  source: Generated<string>;
  position: number;
  origin: string | null;
  removal: string | null;
};
type PlanTargetRow = {
  tenant_id: TenantId;
  year: number;
  indicator: string;
  target_year: number;
  sex: Generated<IndicatorValue['sex']>;
  /** A decimal string. */
  value: string;
  decimals: number;
};
type NodeOwnerRow = { tenant_id: TenantId; year: number; node: string; body: string; account: string };
type PeriodDeadlineRow = {
  tenant_id: TenantId;
  year: number;
  period: Period['kind'];
  step: 'report' | 'review' | 'compile' | 'decide';
  due_on: string;
  changed_at: Generated<Date>;
};
type PeriodEventRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  year: number;
  period: Period['kind'];
  kind: 'planned' | 'opened' | 'closed' | 'reopened' | 'reminded' | 'decided';
  reason: Generated<string>;
  at: Generated<Date>;
  by: string | null;
};
type EntryVersionRow = ReportKey & {
  node: string;
  number: number;
  revision: number;
  assessment: string | null;
  trend: string | null;
  status: string | null;
  completion: string | null;
  description: NullableJson<Narrative>;
  narrative: NullableJson<Narrative>;
  state: string;
  removed: boolean;
  at: Date;
  by: string | null;
};
type NotificationRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  account: string;
  kind: 'mention' | 'comment' | 'returned' | 'approved' | 'ready' | 'reminder' | 'handedOver' | 'opened' | 'published';
  text: string;
  path: string;
  at: Generated<Date>;
  read_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  mailed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export interface YearTables {
  term: TermRow;
  group_member: GroupMemberRow;
  plan: PlanRow;
  plan_version: PlanVersionRow;
  plan_indicator: PlanIndicatorRow;
  plan_target: PlanTargetRow;
  node_owner: NodeOwnerRow;
  period_deadline: PeriodDeadlineRow;
  period_event: PeriodEventRow;
  entry_version: EntryVersionRow;
  notification: NotificationRow;
}
