-- The year as people live it: terms, plans that are decided and revised, who owns what, periods with deadlines,
-- and every version of what was reported.

-- Rows that stand there already are given what the new rules ask for; forced row level security holds the owner too.
alter table uppsikt.node no force row level security;
alter table uppsikt.entry no force row level security;
alter table uppsikt.tenant no force row level security;

-- A term of office: the years that council goals last. Ordinary elections are held every fourth year (vallagen 2005:837, 1:3).
create table uppsikt.term (
  tenant_id uuid not null references uppsikt.tenant,
  first_year integer not null check (first_year between 1990 and 2200),
  last_year integer not null,
  name text not null check (name <> ''),
  primary key (tenant_id, first_year),
  check (last_year >= first_year)
);

-- The bodies that a group such as "alla nämnder" stands for.
create table uppsikt.group_member (
  tenant_id uuid not null,
  group_body text not null,
  body text not null,
  primary key (tenant_id, group_body, body),
  foreign key (tenant_id, group_body) references uppsikt.body,
  foreign key (tenant_id, body) references uppsikt.body,
  check (group_body <> body)
);

-- A body reports from one day to another; null is without end. A merged or closed body keeps its history.
alter table uppsikt.body add column active_from date;
alter table uppsikt.body add column active_to date;
alter table uppsikt.body add constraint body_active_order check (active_to >= active_from);

-- The plan of a year. `revising`: decided, and opened again for a change with a reason.
create table uppsikt.plan (
  tenant_id uuid not null references uppsikt.tenant,
  year integer not null check (year between 1990 and 2200),
  title text not null check (title <> ''),
  state text not null default 'draft' check (state in ('draft', 'decided', 'revising')),
  decided_on date,
  paragraph text,
  registry_number text,
  copied_from integer,
  revision_reason text,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, year),
  foreign key (tenant_id, copied_from) references uppsikt.plan,
  check ((state = 'draft') = (decided_on is null)),
  check ((state = 'revising') = (revision_reason is not null))
);

-- A plan as it was decided, and each decided change of it: the whole plan as JSON with its hash. Rows are only ever added.
create table uppsikt.plan_version (
  tenant_id uuid not null,
  year integer not null,
  number integer not null check (number > 0),
  snapshot jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  reason text not null default '',
  decided_on date not null,
  paragraph text,
  registry_number text,
  created_at timestamptz not null default now(),
  created_by text,
  primary key (tenant_id, year, number),
  foreign key (tenant_id, year) references uppsikt.plan
);
create trigger append_only before update or delete on uppsikt.plan_version
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.plan_version
  for each statement execute function uppsikt_meta.refuse_change();

insert into uppsikt.plan (tenant_id, year, title) select distinct tenant_id, year, 'Plan ' || year from uppsikt.node;

-- origin: the node's key in the plan that it was copied from. removal: why it is to be removed; it is taken away when the
-- plan is decided, with all that hangs on it. Null in both: not so.
alter table uppsikt.node add column starts_on date;
alter table uppsikt.node add column ends_on date;
alter table uppsikt.node add column origin text;
alter table uppsikt.node add column removal text check (removal <> '');
alter table uppsikt.node add constraint node_days check (ends_on >= starts_on);
alter table uppsikt.node add foreign key (tenant_id, year) references uppsikt.plan;

-- What measures a node in the plan, and the targets by year. Reports take theirs from here when a period opens.
create table uppsikt.plan_indicator (
  tenant_id uuid not null,
  year integer not null,
  key text not null check (key <> ''),
  node text not null,
  title text not null check (title <> ''),
  unit text not null check (unit in ('percent', 'index', 'count', 'SEK', 'kSEK', 'MSEK', 'years')),
  decimals integer not null default 0 check (decimals between 0 and 6),
  direction text check (direction in ('higher', 'lower')),
  source text not null default '',
  position integer not null check (position >= 0),
  origin text,
  removal text check (removal <> ''),
  primary key (tenant_id, year, key),
  foreign key (tenant_id, year, node) references uppsikt.node on delete cascade
);
create index plan_indicator_node on uppsikt.plan_indicator (tenant_id, year, node);

create table uppsikt.plan_target (
  tenant_id uuid not null,
  year integer not null,
  indicator text not null,
  target_year integer not null,
  sex text not null default 'all' check (sex in ('all', 'women', 'men')),
  value numeric not null,
  decimals integer not null check (decimals between 0 and 6),
  primary key (tenant_id, year, indicator, target_year, sex),
  foreign key (tenant_id, year, indicator) references uppsikt.plan_indicator on delete cascade
);

-- Refuses a change of a plan that is decided and not opened for a change.
create function uppsikt_meta.refuse_if_plan_decided() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
  v_state text;
begin
  select p.state into v_state from uppsikt.plan p where p.tenant_id = v_row.tenant_id and p.year = v_row.year for share;
  if v_state = 'decided' then
    raise exception using errcode = 'UP001',
      message = format('Planen för %s är beslutad. Öppna en revidering, med skäl, för att ändra den.', v_row.year);
  end if;
  return v_row;
end $$;
do $$
declare
  v_table text;
begin
  foreach v_table in array array['node', 'node_body', 'plan_indicator', 'plan_target']
  loop
    execute format('create trigger plan_frozen before insert or update or delete on uppsikt.%I'
      ' for each row execute function uppsikt_meta.refuse_if_plan_decided()', v_table);
  end loop;
end $$;

create function uppsikt_meta.keep_plan_decision() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE' or new.state = 'draft') then
    raise exception using errcode = 'UP001', message = format('Planen för %s är beslutad. Beslutet tas inte tillbaka.', old.year);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen before update or delete on uppsikt.plan
  for each row execute function uppsikt_meta.keep_plan_decision();

-- Who reports on a node for a body. A node without an owner is shown to the head and the controller.
create table uppsikt.node_owner (
  tenant_id uuid not null,
  year integer not null,
  node text not null,
  body text not null,
  account uuid not null,
  primary key (tenant_id, year, node, body),
  foreign key (tenant_id, year, node) references uppsikt.node on delete cascade,
  foreign key (tenant_id, body) references uppsikt.body,
  foreign key (tenant_id, account) references uppsikt.account
);
create index node_owner_account on uppsikt.node_owner (tenant_id, account);

-- planned: not opened yet. closed: nobody reports any more, the report is being put together.
alter table uppsikt.period drop constraint period_state_check;
alter table uppsikt.period add constraint period_state_check check (state in ('planned', 'open', 'closed', 'decided'));
alter table uppsikt.period add column instructions text not null default '';

-- When each step of a period is due: the case officer's report, the head's review, the compiled report, the decision.
create table uppsikt.period_deadline (
  tenant_id uuid not null,
  year integer not null,
  period text not null,
  step text not null check (step in ('report', 'review', 'compile', 'decide')),
  due_on date not null,
  primary key (tenant_id, year, period, step),
  foreign key (tenant_id, year, period) references uppsikt.period on delete cascade
);

-- Opened, closed, reopened: when, by whom and why. Rows are only ever added.
create table uppsikt.period_event (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  year integer not null,
  period text not null,
  kind text not null check (kind in ('planned', 'opened', 'closed', 'reopened', 'reminded', 'decided')),
  reason text not null default '',
  at timestamptz not null default now(),
  by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, year, period) references uppsikt.period
);
create index period_event_period on uppsikt.period_event (tenant_id, year, period);
create trigger append_only before update or delete on uppsikt.period_event
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.period_event
  for each statement execute function uppsikt_meta.refuse_change();

-- returned: the head has sent it back with a comment.
alter table uppsikt.entry drop constraint entry_state_check;
alter table uppsikt.entry add constraint entry_state_check
  check (state in ('draft', 'ready', 'returned', 'reviewed', 'decided', 'published'));

-- Every version of every entry, written by the database itself, so that nothing reported is lost. Rows are only ever added.
create table uppsikt.entry_version (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  node text not null,
  number integer not null check (number > 0),
  revision integer not null,
  assessment text,
  trend text,
  status text,
  completion text,
  description jsonb,
  narrative jsonb,
  state text not null,
  -- True where the entry was taken away, for example by a later import.
  removed boolean not null default false,
  at timestamptz not null default now(),
  by text,
  primary key (tenant_id, body, year, period, node, number),
  foreign key (tenant_id, body, year, period) references uppsikt.report
);
create trigger append_only before update or delete on uppsikt.entry_version
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.entry_version
  for each statement execute function uppsikt_meta.refuse_change();

insert into uppsikt.entry_version (tenant_id, body, year, period, node, number, revision, assessment, trend, status, completion,
  description, narrative, state, at, by)
select tenant_id, body, year, period, node, 1, revision, assessment, trend, status, completion,
  description, narrative, state, updated_at, updated_by
from uppsikt.entry;

create function uppsikt_meta.keep_entry_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
begin
  if tg_op = 'UPDATE' and (old.assessment, old.trend, old.status, old.completion, old.description, old.narrative, old.state)
    is not distinct from (new.assessment, new.trend, new.status, new.completion, new.description, new.narrative, new.state) then
    return null;
  end if;
  insert into uppsikt.entry_version (tenant_id, body, year, period, node, number, revision, assessment, trend, status, completion,
    description, narrative, state, removed, at, by)
  select v_row.tenant_id, v_row.body, v_row.year, v_row.period, v_row.node,
    coalesce((select max(v.number) from uppsikt.entry_version v where v.tenant_id = v_row.tenant_id and v.body = v_row.body
      and v.year = v_row.year and v.period = v_row.period and v.node = v_row.node), 0) + 1,
    v_row.revision, v_row.assessment, v_row.trend, v_row.status, v_row.completion, v_row.description, v_row.narrative,
    v_row.state, tg_op = 'DELETE', clock_timestamp(), case when tg_op = 'DELETE' then null else v_row.updated_by end;
  return null;
end $$;
create trigger keep_version after insert or update or delete on uppsikt.entry
  for each row execute function uppsikt_meta.keep_entry_version();

-- What the app tells a person: a mention, a return, a reminder.
create table uppsikt.notification (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  account uuid not null,
  kind text not null check (kind in ('mention', 'comment', 'returned', 'approved', 'ready', 'reminder', 'handedOver', 'opened')),
  text text not null check (text <> ''),
  path text not null,
  at timestamptz not null default now(),
  read_at timestamptz,
  mailed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account) references uppsikt.account on delete cascade
);
create index notification_account on uppsikt.notification (tenant_id, account, at);

alter table uppsikt.account add column email text check (email like '%_@_%');

select uppsikt_meta.isolate('uppsikt.term', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.group_member', 'select, insert, delete');
select uppsikt_meta.isolate('uppsikt.plan', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.plan_version', 'select, insert');
select uppsikt_meta.isolate('uppsikt.plan_indicator', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.plan_target', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.node_owner', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.period_deadline', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.period_event', 'select, insert');
select uppsikt_meta.isolate('uppsikt.entry_version', 'select');
select uppsikt_meta.isolate('uppsikt.notification', 'select, insert, update, delete');

alter table uppsikt.node force row level security;
alter table uppsikt.entry force row level security;
alter table uppsikt.tenant force row level security;
