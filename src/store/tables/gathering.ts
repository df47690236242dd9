/** The tables of gathering: which texts and figures a report has taken over from other bodies' reports. */
import type { Generated } from 'kysely';
import type { Unit } from '../../domain/figure.ts';
import type { Narrative } from '../../domain/narrative.ts';
import type { Json, Numeric, ReportKey } from '../column-types.ts';

type GatheredTextRow = ReportKey & {
  node: string;
  ordinal: number;
  source_body: string;
  source_number: number;
  said: Json<Narrative>;
  blocks: number[];
  lead_in: string | null;
  chosen_at: Generated<Date>;
  chosen_by: string | null;
};
type GatheredFigureRow = ReportKey & {
  ref: string;
  source_body: string;
  source_ref: string;
  value: Numeric;
  decimals: number;
  unit: Unit;
  counted: boolean;
  chosen_at: Generated<Date>;
  chosen_by: string | null;
};

export interface GatheringTables {
  gathered_text: GatheredTextRow;
  gathered_figure: GatheredFigureRow;
}
