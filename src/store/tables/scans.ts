/** The tables of websites and their scans. */
import type { ColumnType, Generated } from 'kysely';
import type { ScanEvery, ScanKind, ScanSettings, Standing } from '../../domain/scan.ts';
import type { SitePlan, Website } from '../../domain/website.ts';
import type { Json, NullableJson, TenantId } from '../column-types.ts';

type Moment = ColumnType<Date | null, Date | null | undefined, Date | null>;
type WebsiteRow = {
  tenant_id: TenantId;
  host: string;
  name: string;
  address: string;
  body: string;
  own_hosts: string[];
};
type ScanRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  kind: ScanKind;
  settings: Json<ScanSettings>;
  engines: Json<Record<string, string>>;
  created_at: Generated<Date>;
  created_by: string | null;
  finished_at: Moment;
};
type ScanSiteRow = {
  tenant_id: TenantId;
  scan: string;
  host: string;
  ordinal: number;
  site: Json<Website>;
  plan: NullableJson<SitePlan>;
  about: NullableJson<unknown>;
  trouble: string | null;
  standing: Standing | null;
  index_value: string | null;
  finished_at: Moment;
};
type ScanPageRow = {
  tenant_id: TenantId;
  scan: string;
  host: string;
  url: string;
  made_at: Generated<Date>;
  page: Json<unknown>;
};
type ScanPictureRow = { tenant_id: TenantId; scan: string; host: string; key: string; bytes: Buffer };
type ScanDismissalRow = {
  tenant_id: TenantId;
  id: Generated<string>;
  host: string;
  criterion: string;
  keys: string[];
  reason: string;
  made_at: Generated<Date>;
  made_by: string | null;
};

type ScanScheduleRow = { tenant_id: TenantId; kind: ScanKind; every: ScanEvery };

export interface ScanTables {
  scan_schedule: ScanScheduleRow;
  website: WebsiteRow;
  scan: ScanRow;
  scan_site: ScanSiteRow;
  scan_page: ScanPageRow;
  scan_picture: ScanPictureRow;
  scan_dismissal: ScanDismissalRow;
}
