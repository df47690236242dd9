-- The municipality's websites, and scans of them: what is examined of each site, each page's result as it was made, and what
-- a person has looked at and dismissed.

create table uppsikt.website (
  tenant_id uuid not null,
  host text not null check (host <> ''),
  name text not null check (name <> ''),
  address text not null,
  body text not null,
  own_hosts text[] not null default '{}',
  primary key (tenant_id, host),
  foreign key (tenant_id, body) references uppsikt.body
);
create index website_body on uppsikt.website (tenant_id, body);

-- A scan of the sites that the register held then.
create table uppsikt.scan (
  tenant_id uuid not null references uppsikt.tenant,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('accessibility', 'connections')),
  settings jsonb not null,
  engines jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create index scan_kind on uppsikt.scan (tenant_id, kind, created_at);

-- One site of a scan. `site`: as the register had it. `plan`: what is examined. `about`: what is said of the site as a whole.
-- `standing` and `index_value`: what it comes to, with what has been dismissed since.
create table uppsikt.scan_site (
  tenant_id uuid not null,
  scan uuid not null,
  host text not null,
  ordinal integer not null check (ordinal >= 0),
  site jsonb not null,
  plan jsonb,
  about jsonb,
  -- Why the work on it was given up, for a person.
  trouble text,
  standing text check (standing in ('green', 'yellow', 'orange', 'red', 'inside', 'outside', 'unknown', 'none')),
  index_value numeric(4, 1),
  finished_at timestamptz,
  primary key (tenant_id, scan, host),
  foreign key (tenant_id, scan) references uppsikt.scan on delete cascade,
  check ((about is null) = (finished_at is null))
);
create index scan_site_host on uppsikt.scan_site (tenant_id, host, finished_at);

create table uppsikt.scan_page (
  tenant_id uuid not null,
  scan uuid not null,
  host text not null,
  url text not null,
  made_at timestamptz not null default clock_timestamp(),
  page jsonb not null,
  primary key (tenant_id, scan, host, url),
  foreign key (tenant_id, scan, host) references uppsikt.scan_site on delete cascade
);
create trigger append_only before update on uppsikt.scan_page
  for each row execute function uppsikt_meta.refuse_change();

create table uppsikt.scan_picture (
  tenant_id uuid not null,
  scan uuid not null,
  host text not null,
  key text not null,
  bytes bytea not null check (length(bytes) <= 100000),
  primary key (tenant_id, scan, host, key),
  foreign key (tenant_id, scan, host) references uppsikt.scan_site on delete cascade
);

-- What the scan left to a person, looked at and found to be in order. `keys`: rule and element of all that it covers.
create table uppsikt.scan_dismissal (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  host text not null,
  criterion text not null,
  keys text[] not null,
  reason text not null check (reason <> ''),
  made_at timestamptz not null default clock_timestamp(),
  made_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id) references uppsikt.tenant
);
create index scan_dismissal_host on uppsikt.scan_dismissal (tenant_id, host);
create trigger append_only before update on uppsikt.scan_dismissal
  for each row execute function uppsikt_meta.refuse_change();

select uppsikt_meta.isolate('uppsikt.website', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.scan', 'select, insert, update');
select uppsikt_meta.isolate('uppsikt.scan_site', 'select, insert, update');
select uppsikt_meta.isolate('uppsikt.scan_page', 'select, insert');
select uppsikt_meta.isolate('uppsikt.scan_picture', 'select, insert');
select uppsikt_meta.isolate('uppsikt.scan_dismissal', 'select, insert');

-- When the worker scans by itself: once in each month, quarter or year.
create table uppsikt.scan_schedule (
  tenant_id uuid not null references uppsikt.tenant,
  kind text not null check (kind in ('accessibility', 'connections')),
  every text not null check (every in ('month', 'quarter', 'year')),
  primary key (tenant_id, kind)
);
select uppsikt_meta.isolate('uppsikt.scan_schedule', 'select, insert, update, delete');
