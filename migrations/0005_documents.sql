-- The package: its parts with their outline, its frozen versions, and the files that facts were imported from.

create table uppsikt.report_part (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  kind text not null check (kind in ('coverMemo', 'annualReport', 'internalControl')),
  ordinal integer not null check (ordinal >= 0),
  label text not null,
  title text not null check (title <> ''),
  subtitle text not null,
  registry_number text,
  outline jsonb not null,
  primary key (tenant_id, body, year, period, kind),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade
);
select uppsikt_meta.isolate('uppsikt.report_part', 'select, insert, update, delete');

-- A decided package as it was: the document tree and its hash. Rows are only ever added.
create table uppsikt.report_version (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  number integer not null check (number > 0),
  tree jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  decided_on date not null,
  paragraph text,
  registry_number text,
  supersedes integer,
  created_at timestamptz not null default now(),
  created_by text,
  primary key (tenant_id, body, year, period, number),
  foreign key (tenant_id, body, year, period) references uppsikt.report,
  foreign key (tenant_id, body, year, period, supersedes) references uppsikt.report_version,
  check (supersedes < number)
);
select uppsikt_meta.isolate('uppsikt.report_version', 'select, insert');
create trigger append_only before update or delete on uppsikt.report_version
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.report_version
  for each statement execute function uppsikt_meta.refuse_change();

-- A file that was read: what was proposed, what a person answered, and the bytes themselves.
create table uppsikt.import (
  tenant_id uuid not null references uppsikt.tenant,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  profile text not null,
  body text,
  year integer,
  period text,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'rejected')),
  proposal jsonb not null,
  answers jsonb not null default '{}',
  original bytea not null,
  created_at timestamptz not null default now(),
  created_by text,
  closed_at timestamptz,
  closed_by text,
  primary key (tenant_id, id)
);
create index import_sha256 on uppsikt.import (tenant_id, sha256);
select uppsikt_meta.isolate('uppsikt.import', 'select, insert, update, delete');

-- Where in the file each fact stood.
create table uppsikt.provenance (
  tenant_id uuid not null,
  import_id uuid not null,
  subject text not null,
  unit text not null check (unit in ('line', 'page', 'paragraph')),
  "from" integer not null check ("from" > 0),
  "to" integer not null,
  primary key (tenant_id, import_id, subject),
  foreign key (tenant_id, import_id) references uppsikt.import on delete cascade,
  check ("to" >= "from")
);
create index provenance_subject on uppsikt.provenance (tenant_id, subject);
select uppsikt_meta.isolate('uppsikt.provenance', 'select, insert, update, delete');
