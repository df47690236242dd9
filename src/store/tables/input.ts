/** The tables of other input: the auditors' findings, incidents, self-assessments, and what was raised from them. */
import type { Generated } from 'kysely';
import type { Action } from '../../domain/action.ts';
import type { Narrative } from '../../domain/narrative.ts';
import type { RecommendationStatus } from '../../domain/other-input.ts';
import type { Initiative } from '../../domain/survey.ts';
import type { DateOnly, Json, TenantId } from '../column-types.ts';

type Edited = { revision: Generated<number>; updated_by: string | null };
type Dated = Edited & { updated_at: Generated<Date> };

type AuditorReportRow = Dated & {
  tenant_id: TenantId;
  id: Generated<string>;
  body: string;
  title: string;
  reported_on: string;
  registry_number: string | null;
  summary: string;
};
type AuditorRecommendationRow = Dated & {
  tenant_id: TenantId;
  id: Generated<string>;
  report: string;
  ordinal: number;
  text: string;
  answer: string;
  status: RecommendationStatus;
  owner: string | null;
  due_on: DateOnly;
};
type IncidentRow = Dated & {
  tenant_id: TenantId;
  id: Generated<string>;
  body: string;
  happened_on: string;
  title: string;
  description: string;
  seriousness: number;
};
type SurveyRow = Edited & {
  tenant_id: TenantId;
  id: Generated<string>;
  body: string;
  title: string;
  question: string;
  anonymous: boolean;
  state: Generated<'draft' | 'open' | 'closed'>;
  closes_on: DateOnly;
};
type SurveyInvitedRow = {
  tenant_id: TenantId;
  survey: string;
  account: string;
  department: string | null;
  answered: Generated<boolean>;
};
type SurveyAnswerRow = {
  tenant_id: TenantId;
  survey: string;
  id: Generated<string>;
  account: string | null;
  department: string | null;
  initiatives: Json<Initiative[]>;
};
type InputRiskRow = {
  tenant_id: TenantId;
  source: string;
  body: string;
  year: number;
  risk: string;
  raised_by: string | null;
};
type InputActionRow = Dated & {
  tenant_id: TenantId;
  id: Generated<string>;
  source: string;
  body: string;
  text: Json<Narrative>;
  owner: string | null;
  due_on: DateOnly;
  status: Action['status'];
  closed_on: DateOnly;
};

export interface InputTables {
  auditor_report: AuditorReportRow;
  auditor_recommendation: AuditorRecommendationRow;
  incident: IncidentRow;
  survey: SurveyRow;
  survey_invited: SurveyInvitedRow;
  survey_answer: SurveyAnswerRow;
  input_risk: InputRiskRow;
  input_action: InputActionRow;
}
