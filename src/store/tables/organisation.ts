/** The tables of the organisation: what has happened to its bodies. */
import type { Generated } from 'kysely';
import type { BodyChangeKind } from '../../domain/body-change.ts';
import type { TenantId } from '../column-types.ts';

type BodyChangeRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  kind: BodyChangeKind;
  day: string;
  note: Generated<string>;
  at: Generated<Date>;
  by: string | null;
};
type BodyChangePartRow = {
  tenant_id: TenantId;
  change: string;
  side: 'from' | 'to';
  ordinal: number;
  body: string;
  name: string;
};

export interface OrganisationTables {
  body_change: BodyChangeRow;
  body_change_part: BodyChangePartRow;
}
