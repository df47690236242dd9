-- Economy: what each body was given, has spent and expects, month by month, in kronor; where each value came from; and what
-- explains a variance. The report's tables are made from it.

alter table uppsikt.figure_table drop constraint figure_table_kind_check;
alter table uppsikt.figure_table add constraint figure_table_kind_check check (kind in ('incomeStatement', 'departments',
  'appropriation', 'forecast', 'forecastAccuracy', 'headcount', 'turnover', 'sickLeave', 'engagement', 'variance',
  'investment', 'other'));

-- Which objects of the accounting system are which department of a body.
create table uppsikt.department_map (
  tenant_id uuid not null,
  body text not null,
  dimension text not null check (dimension ~ '^[0-9]{1,4}$'),
  departments jsonb not null,
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text,
  primary key (tenant_id, body),
  foreign key (tenant_id, body) references uppsikt.body
);
select uppsikt_meta.isolate('uppsikt.department_map', 'select, insert, update, delete');

-- A file of figures that waits to be accepted, or was. The file itself is kept until it is accepted, a week at most.
create table uppsikt.economy_import (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  body text not null,
  year integer not null,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  original bytea,
  created_at timestamptz not null default clock_timestamp(),
  created_by text,
  applied_at timestamptz,
  applied_by text,
  -- How many were new, changed, removed and unchanged.
  outcome jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, body) references uppsikt.body,
  check ((applied_at is null) = (outcome is null)),
  check (original is not null or applied_at is not null)
);
create index economy_import_body on uppsikt.economy_import (tenant_id, body, year);
select uppsikt_meta.isolate('uppsikt.economy_import', 'select, insert, update, delete');

-- An amount in kronor, income plus and costs minus. month 0: the whole year at once.
create table uppsikt.economy_value (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  statement text not null check (statement in ('result', 'department', 'investment', 'appropriation')),
  line text not null check (line <> ''),
  kind text not null check (kind in ('actual', 'budget', 'forecast')),
  month integer not null check (month between 0 and 12),
  value numeric not null,
  source_file text not null,
  source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$'),
  source_line integer check (source_line > 0),
  revision integer not null default 1,
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text,
  primary key (tenant_id, body, year, statement, line, kind, month),
  foreign key (tenant_id, body) references uppsikt.body
);

-- Once the year is decided, nothing of it changes.
create function uppsikt_meta.refuse_if_year_decided() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
begin
  perform from uppsikt.report r
  join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
  where r.tenant_id = v_row.tenant_id and r.body = v_row.body and r.year = v_row.year and r.period = 'year'
    and (r.state in ('decided', 'published') or p.state = 'decided');
  if found then
    raise exception using errcode = 'UP001',
      message = format('Rapporten för %s, %s-year, är beslutad och kan inte ändras.', v_row.body, v_row.year);
  end if;
  return v_row;
end $$;
create trigger frozen before insert or update or delete on uppsikt.economy_value
  for each row execute function uppsikt_meta.refuse_if_year_decided();
select uppsikt_meta.isolate('uppsikt.economy_value', 'select, insert, update, delete');

-- A part of the variance that somebody has explained, in kronor; plus is better.
create table uppsikt.variance_explanation (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  ordinal integer not null check (ordinal >= 0),
  text text not null check (text <> ''),
  amount numeric not null,
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text,
  primary key (tenant_id, body, year, period, ordinal),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade
);
create trigger frozen before insert or update or delete on uppsikt.variance_explanation
  for each row execute function uppsikt_meta.refuse_if_decided();
select uppsikt_meta.isolate('uppsikt.variance_explanation', 'select, insert, update, delete');
