-- Controls that the product runs: definitions as data, the files that they read, and a record of every run that never
-- changes. A correction is a new run. Names of persons are cleared when their time is out; the run and its hash stay.

-- A new version is a new row; the highest is the one in use.
create table uppsikt.control_definition (
  tenant_id uuid not null references uppsikt.tenant,
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]*$'),
  version integer not null check (version > 0),
  definition jsonb not null,
  added_at timestamptz not null default now(),
  added_by text,
  primary key (tenant_id, id, version)
);
create trigger append_only before update or delete on uppsikt.control_definition
  for each row execute function uppsikt_meta.refuse_change();
select uppsikt_meta.isolate('uppsikt.control_definition', 'select, insert');

-- The files that the next run reads. body: of a document, whose it is. mapping: the columns as a person has said.
create table uppsikt.control_file (
  tenant_id uuid not null references uppsikt.tenant,
  definition text not null,
  source text not null,
  name text not null check (name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  body text not null default '',
  sheet text,
  mapping jsonb,
  content bytea not null,
  uploaded_at timestamptz not null default now(),
  uploaded_by text,
  primary key (tenant_id, definition, source, name)
);
select uppsikt_meta.isolate('uppsikt.control_file', 'select, insert, update, delete');

-- Which column is which, remembered for the next file of the source. By field: the header; null where it is left out.
create table uppsikt.control_columns (
  tenant_id uuid not null references uppsikt.tenant,
  definition text not null,
  source text not null,
  headers jsonb not null,
  primary key (tenant_id, definition, source)
);
select uppsikt_meta.isolate('uppsikt.control_columns', 'select, insert, update');

-- summary: the outcome without the findings that are named. sha256: of the whole outcome. clear_on: the day when names go.
create table uppsikt.control_run (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  definition text not null,
  version integer not null,
  number integer not null check (number > 0),
  status text not null check (status in ('passed', 'deviating', 'not-run')),
  cut_off date not null,
  sources jsonb not null,
  engine jsonb not null,
  summary jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  previous uuid,
  corrects uuid,
  reason text check (reason <> ''),
  clear_on date,
  ran_at timestamptz not null default now(),
  ran_by text,
  ran_by_account uuid,
  primary key (tenant_id, id),
  unique (tenant_id, definition, number),
  foreign key (tenant_id, definition, version) references uppsikt.control_definition,
  foreign key (tenant_id, previous) references uppsikt.control_run,
  foreign key (tenant_id, corrects) references uppsikt.control_run,
  check (corrects is null or reason is not null)
);
create index control_run_clear on uppsikt.control_run (tenant_id, clear_on);
create trigger append_only before update or delete on uppsikt.control_run
  for each row execute function uppsikt_meta.refuse_change();
select uppsikt_meta.isolate('uppsikt.control_run', 'select, insert');

-- What a run named: exceptions, evidence that answers to nothing, quotations. finding is null when it is cleared.
create table uppsikt.control_finding (
  tenant_id uuid not null,
  run uuid not null,
  ordinal integer not null check (ordinal >= 0),
  list text not null check (list in ('exception', 'unmatched', 'quotation')),
  kind text not null,
  finding jsonb,
  cleared_at timestamptz,
  primary key (tenant_id, run, ordinal),
  foreign key (tenant_id, run) references uppsikt.control_run,
  check ((finding is null) = (cleared_at is not null))
);
create function uppsikt_meta.keep_control_finding() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.finding is null and old.finding is not null
    and (to_jsonb(new) - 'finding' - 'cleared_at') = (to_jsonb(old) - 'finding' - 'cleared_at') then
    return new;
  end if;
  raise exception using errcode = 'UP002', message = 'En körnings fynd kan inte ändras, bara rensas.';
end $$;
create trigger kept before update or delete on uppsikt.control_finding
  for each row execute function uppsikt_meta.keep_control_finding();
select uppsikt_meta.isolate('uppsikt.control_finding', 'select, insert, update');

-- What somebody has done about a finding.
create table uppsikt.control_handling (
  tenant_id uuid not null,
  run uuid not null,
  ordinal integer not null,
  state text not null check (state in ('handled', 'explained', 'confirmed', 'rejected')),
  note text not null default '',
  done_by text not null,
  done_at timestamptz not null default now(),
  primary key (tenant_id, run, ordinal),
  foreign key (tenant_id, run, ordinal) references uppsikt.control_finding
);
select uppsikt_meta.isolate('uppsikt.control_handling', 'select, insert, update, delete');

-- What a person has decided that a run shows, once. Where it was put: the control's result in a report.
create table uppsikt.control_assessment (
  tenant_id uuid not null,
  run uuid not null,
  assessment text not null check (assessment in ('red', 'yellow', 'green')),
  reason text not null check (reason <> ''),
  signed_by text not null,
  signed_account uuid,
  signed_at timestamptz not null default now(),
  body text,
  year integer,
  period text,
  control text,
  primary key (tenant_id, run),
  foreign key (tenant_id, run) references uppsikt.control_run
);
create trigger append_only before update or delete on uppsikt.control_assessment
  for each row execute function uppsikt_meta.refuse_change();
select uppsikt_meta.isolate('uppsikt.control_assessment', 'select, insert');

-- That a control was due on a day, so that it is run or asked for once.
create table uppsikt.control_due (
  tenant_id uuid not null references uppsikt.tenant,
  definition text not null,
  due_on date not null,
  done text not null check (done in ('started', 'reminded')),
  primary key (tenant_id, definition, due_on)
);
select uppsikt_meta.isolate('uppsikt.control_due', 'select, insert');

