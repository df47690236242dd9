-- Editing in bulk: sheets of plans, indicators and values that people upload, which of their columns is which, and which
-- line of a sheet said what.

-- Which column is which, under a name that a person has given it.
create table uppsikt.column_mapping (
  tenant_id uuid not null references uppsikt.tenant,
  kind text not null check (kind in ('plan', 'indicators', 'values')),
  name text not null check (name <> ''),
  -- By field: the header of its column; null where the field is left out.
  headers jsonb not null,
  used_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, kind, name)
);

-- A sheet that was uploaded to the plan of a year. One that is not carried out within a week goes; of one that is, its name,
-- its hash and its lines stay.
create table uppsikt.sheet_import (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  year integer not null,
  kind text not null check (kind in ('plan', 'indicators', 'values')),
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  original bytea,
  -- What a person has said of it: worksheet, columns, body and period, and whether what it lacks is to be removed.
  settings jsonb,
  created_at timestamptz not null default now(),
  created_by text,
  applied_at timestamptz,
  applied_by text,
  -- How many were new, changed, removed and unchanged.
  outcome jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, year) references uppsikt.plan,
  check ((applied_at is null) = (outcome is null)),
  check (original is not null or applied_at is not null)
);
create index sheet_import_year on uppsikt.sheet_import (tenant_id, year, created_at);

-- The line that said what was new or changed.
create table uppsikt.sheet_import_row (
  tenant_id uuid not null,
  import_id uuid not null,
  subject text not null,
  -- What it was called when the sheet was carried out.
  title text not null,
  line integer not null check (line > 0),
  primary key (tenant_id, import_id, subject),
  foreign key (tenant_id, import_id) references uppsikt.sheet_import on delete cascade
);
create index sheet_import_row_subject on uppsikt.sheet_import_row (tenant_id, subject);

-- What was carried out stays as it was; only the file itself goes.
create function uppsikt_meta.keep_sheet_import() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.applied_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and new.original is null
    and (to_jsonb(new) - 'original') = (to_jsonb(old) - 'original') then
    return new;
  end if;
  raise exception 'sheet_import: what is carried out is kept';
end $$;
create trigger kept before update or delete on uppsikt.sheet_import
  for each row execute function uppsikt_meta.keep_sheet_import();
create trigger append_only before update on uppsikt.sheet_import_row
  for each row execute function uppsikt_meta.refuse_change();

select uppsikt_meta.isolate('uppsikt.column_mapping', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.sheet_import', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.sheet_import_row', 'select, insert');
