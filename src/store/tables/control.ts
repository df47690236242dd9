/** The tables of the control plan: risks, controls, and when each control is done. */
import type { ColumnType, Generated } from 'kysely';
import type { CarryOverGround } from '../../domain/carry-over-candidate.ts';
import type { ControlPlan } from '../../domain/control-plan.ts';
import type { Narrative } from '../../domain/narrative.ts';
import type { Occurrence } from '../../domain/occurrence.ts';
import type { RegisterRisk } from '../../domain/register.ts';
import type { Risk } from '../../domain/risk.ts';
import type { DateOnly, Json, NullableJson, TenantId } from '../column-types.ts';

type ControlPlanKey = { tenant_id: TenantId; body: string; year: number };
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

type ControlPlanRow = ControlPlanKey & {
  state: Generated<ControlPlan['state']>;
  decided_on: DateOnly;
  paragraph: Optional<string>;
  registry_number: Optional<string>;
  updated_at: Generated<Date>;
  revision_reason: Optional<string>;
};
type Worked = {
  made: Generated<RegisterRisk['made']>;
  predecessor_year: Optional<number>;
  predecessor: Optional<string>;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: Optional<string>;
};
type RiskRow = ControlPlanKey &
  Worked &
  Omit<Risk, 'controls' | 'processArea' | 'originText' | 'comment'> & {
    position: number;
    process_area: string | null;
    origin_text: string;
    owner: Optional<string>;
    likelihood: Optional<number>;
    impact: Optional<number>;
    assessed_reason: Generated<string>;
    likelihood_after: Optional<number>;
    impact_after: Optional<number>;
    after_reason: Generated<string>;
    chosen: Optional<boolean>;
    chosen_reason: Generated<string>;
  };
type ControlRow = ControlPlanKey &
  Worked & {
    carried_reason: Generated<string>;
    key: string;
    risk: string;
    position: number;
    title: string;
    frequency: string;
    method: NullableJson<Narrative>;
    responsible: Optional<string>;
    responsible_account: Optional<string>;
    starts_on: DateOnly;
    ends_on: DateOnly;
    recurrence: Optional<number[]>;
    four_eyes: Generated<boolean>;
    sample_size: Optional<number>;
    central_key: Optional<string>;
  };
type ControlOccurrenceRow = ControlPlanKey & {
  control: string;
  key: string;
  due_on: string;
  month: number;
  label: Optional<string>;
  origin: Occurrence['origin'];
  reason: Optional<string>;
  dropped_on: DateOnly;
  dropped_reason: Optional<string>;
  reminded_on: DateOnly;
  created_at: Generated<Date>;
  created_by: Optional<string>;
};

type ControlPlanChangeRow = ControlPlanKey & {
  kind: 'risk' | 'control';
  key: string;
  number: number;
  content: Json<Record<string, unknown>>;
  removed: Generated<boolean>;
  at: Generated<Date>;
  by: string | null;
};
type ControlPlanVersionRow = ControlPlanKey & {
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

type CentralControlRow = {
  tenant_id: TenantId;
  year: number;
  key: string;
  position: number;
  risk: string;
  area: string;
  title: string;
  frequency: string;
  method: NullableJson<Narrative>;
  recurrence: number[] | null;
  four_eyes: boolean;
  sample_size: number | null;
  companies: boolean;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: string | null;
};
type CarryOverChoiceRow = ControlPlanKey & {
  kind: 'risk' | 'control';
  source: string;
  ground: CarryOverGround;
  assessment: string | null;
  carried: boolean;
  reason: string;
  successor: string | null;
  at: Generated<Date>;
  by: string | null;
};

export interface ControlTables {
  central_control: CentralControlRow;
  carry_over_choice: CarryOverChoiceRow;
  control_plan_change: ControlPlanChangeRow;
  control_plan_version: ControlPlanVersionRow;
  control_plan: ControlPlanRow;
  risk: RiskRow;
  control: ControlRow;
  control_occurrence: ControlOccurrenceRow;
}
