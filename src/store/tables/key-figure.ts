/** The tables of key figures: what there is, their values by place and year, and what waits to be accepted. */
import type { Generated } from 'kysely';
import type { KeyFigure, KeyFigureFile, KeyFigureValue, Place } from '../../domain/key-figure.ts';
import type { Json, TenantId } from '../column-types.ts';

type KeyFigureRow = KeyFigure & { tenant_id: TenantId; updated_at: Generated<Date> };
type PlaceRow = Place & { tenant_id: TenantId };
type ValueRow = Omit<KeyFigureValue, 'value'> & {
  tenant_id: TenantId;
  value: string | null;
  source_file: string;
  source_sha256: string | null;
  source_row: number | null;
  revision: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: string | null;
};
type ImportRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  name: string;
  sha256: string;
  content: Json<KeyFigureFile>;
  created_at: Generated<Date>;
  created_by: string | null;
};

export interface KeyFigureTables {
  key_figure: KeyFigureRow;
  key_figure_place: PlaceRow;
  key_figure_value: ValueRow;
  key_figure_import: ImportRow;
}
