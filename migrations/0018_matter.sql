-- A report's way through the registry: its matter with registry number and dates, what the decision rests on, who is sent
-- it, and what was dispatched when. And versions of a report that people keep on the way, as trees with their hash.

create table uppsikt.matter (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  registry_number text,
  memo_on date,
  meeting_on date,
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, body, year, period),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade
);

-- The decision basis: which documents, and the date of each.
create table uppsikt.matter_document (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  ordinal integer not null check (ordinal >= 0),
  title text not null check (title <> ''),
  dated_on date,
  primary key (tenant_id, body, year, period, ordinal),
  foreign key (tenant_id, body, year, period) references uppsikt.matter on delete cascade
);

-- The distribution list: who is sent the decision.
create table uppsikt.matter_recipient (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  ordinal integer not null check (ordinal >= 0),
  name text not null check (name <> ''),
  primary key (tenant_id, body, year, period, ordinal),
  foreign key (tenant_id, body, year, period) references uppsikt.matter on delete cascade
);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['matter', 'matter_document', 'matter_recipient']
  loop
    execute format('create trigger frozen before insert or update or delete on uppsikt.%I'
      ' for each row execute function uppsikt_meta.refuse_if_decided()', v_table);
  end loop;
end $$;

-- A version of a report as it stood: kept by hand, or because it was dispatched. Rows are only ever added.
create table uppsikt.report_snapshot (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  number integer not null check (number > 0),
  reason text not null check (reason in ('kept', 'dispatched')),
  label text not null default '',
  tree jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null default now(),
  by text,
  primary key (tenant_id, body, year, period, number),
  foreign key (tenant_id, body, year, period) references uppsikt.report
);

-- What has happened to the matter: dispatched to whom with which version, certified. Rows are only ever added.
create table uppsikt.matter_event (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  body text not null,
  year integer not null,
  period text not null,
  kind text not null check (kind in ('dispatched', 'certified')),
  on_date date not null,
  recipients text[] not null default '{}',
  note text not null default '',
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null default now(),
  by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, body, year, period) references uppsikt.report
);
create index matter_event_report on uppsikt.matter_event (tenant_id, body, year, period);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['report_snapshot', 'matter_event']
  loop
    execute format('create trigger append_only before update or delete on uppsikt.%I'
      ' for each row execute function uppsikt_meta.refuse_change()', v_table);
    execute format('create trigger append_only_truncate before truncate on uppsikt.%I'
      ' for each statement execute function uppsikt_meta.refuse_change()', v_table);
  end loop;
end $$;

select uppsikt_meta.isolate('uppsikt.matter', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.matter_document', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.matter_recipient', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.report_snapshot', 'select, insert');
select uppsikt_meta.isolate('uppsikt.matter_event', 'select, insert');
