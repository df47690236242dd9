/** The tables of what comes of an occurrence: its result with versions, samples, and actions. */
import type { ColumnType, Generated } from 'kysely';
import type { ActionStatus } from '../../domain/action.ts';
import type { Narrative } from '../../domain/narrative.ts';
import type { ResultState } from '../../domain/occurrence-result.ts';
import type { SampleOutcome } from '../../domain/sample.ts';
import type { DateOnly, Json, NullableJson, ReportKey, TenantId } from '../column-types.ts';

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
type OccurrenceKey = { tenant_id: TenantId; body: string; year: number; control: string; occurrence: string };
type Content = { assessment: string | null; result: NullableJson<Narrative>; comment: NullableJson<Narrative> };

type OccurrenceResultRow = OccurrenceKey &
  Content & {
    state: Generated<ResultState>;
    edited_account: Optional<string>;
    done_at: Optional<Date>;
    done_by: Optional<string>;
    done_account: Optional<string>;
    signed_at: Optional<Date>;
    signed_by: Optional<string>;
    signed_account: Optional<string>;
    returned_reason: Optional<string>;
    corrects: Optional<number>;
    correction_reason: Optional<string>;
    revision: Generated<number>;
    updated_at: Generated<Date>;
    updated_by: string | null;
  };
type OccurrenceResultVersionRow = OccurrenceKey &
  Content & {
    number: number;
    state: ResultState;
    reason: string | null;
    corrects: number | null;
    at: Date;
    by: string | null;
  };
type OccurrenceSampleRow = OccurrenceKey & {
  number: number;
  seed: string;
  population: number;
  size: number;
  population_sha256: string;
  source: string;
  columns: string[];
  reason: string | null;
  drawn_at: Generated<Date>;
  drawn_by: string | null;
};
type OccurrenceSampleRowRow = OccurrenceKey & {
  number: number;
  ordinal: number;
  place: number;
  cells: string[];
  outcome: SampleOutcome | null;
  note: Generated<string>;
};
type OccurrenceActionRow = OccurrenceKey & {
  key: string;
  text: Json<Narrative>;
  owner: string | null;
  owner_account: string | null;
  due_on: DateOnly;
  status: ActionStatus | null;
  closed_on: DateOnly;
  reminded_on: DateOnly;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: string | null;
};

type ControlResultOriginRow = ReportKey & {
  control: string;
  occurrence: string;
  number: number;
  taken_at: Generated<Date>;
  taken_by: string | null;
};

export interface OccurrenceTables {
  control_result_origin: ControlResultOriginRow;
  occurrence_result: OccurrenceResultRow;
  occurrence_result_version: OccurrenceResultVersionRow;
  occurrence_sample: OccurrenceSampleRow;
  occurrence_sample_row: OccurrenceSampleRowRow;
  occurrence_action: OccurrenceActionRow;
}
