-- Key figures of public statistics, to compare with other municipalities, and files or answers that wait to be accepted.
create table uppsikt.key_figure (
  tenant_id uuid not null references uppsikt.tenant,
  source text not null check (source in ('kolada', 'scb')),
  id text not null check (id <> ''),
  title text not null,
  description text not null,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, source, id)
);
select uppsikt_meta.isolate('uppsikt.key_figure', 'select, insert, update, delete');

create table uppsikt.key_figure_place (
  tenant_id uuid not null references uppsikt.tenant,
  code text not null check (code <> ''),
  title text not null,
  primary key (tenant_id, code)
);
select uppsikt_meta.isolate('uppsikt.key_figure_place', 'select, insert, update, delete');

-- Written as the source has it, also where the key figure itself is not known.
create table uppsikt.key_figure_value (
  tenant_id uuid not null references uppsikt.tenant,
  source text not null check (source in ('kolada', 'scb')),
  figure text not null check (figure <> ''),
  place text not null check (place <> ''),
  year integer not null check (year between 1900 and 2200),
  sex text not null check (sex in ('all', 'women', 'men')),
  value numeric,
  source_file text not null,
  source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$'),
  source_row integer check (source_row > 0),
  revision integer not null default 1,
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text,
  primary key (tenant_id, source, figure, place, year, sex)
);
select uppsikt_meta.isolate('uppsikt.key_figure_value', 'select, insert, update, delete');

create table uppsikt.key_figure_import (
  tenant_id uuid not null references uppsikt.tenant,
  id uuid not null default gen_random_uuid(),
  name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text,
  primary key (tenant_id, id)
);
select uppsikt_meta.isolate('uppsikt.key_figure_import', 'select, insert, delete');
