-- Controls that the executive board sets for all bodies, and what was carried over from one year's plan to the next.

-- A central control brings its risk into each body's plan. companies: the municipality's companies have it too.
create table uppsikt.central_control (
  tenant_id uuid not null references uppsikt.tenant,
  year integer not null check (year between 1990 and 2200),
  key text not null check (key <> ''),
  position integer not null check (position >= 0),
  risk text not null check (risk <> ''),
  area text not null default '',
  title text not null check (title <> ''),
  frequency text not null default '',
  method jsonb,
  recurrence integer[] check (recurrence <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] and cardinality(recurrence) > 0),
  four_eyes boolean not null default false,
  sample_size integer check (sample_size > 0),
  companies boolean not null default false,
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, year, key)
);
select uppsikt_meta.isolate('uppsikt.central_control', 'select, insert, update, delete');
alter table uppsikt.control add foreign key (tenant_id, year, central_key) references uppsikt.central_control (tenant_id, year, key);

-- What a person chose about a candidate of the year before, for the plan of `year`. successor: what it became there.
create table uppsikt.carry_over_choice (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  kind text not null check (kind in ('risk', 'control')),
  source text not null check (source <> ''),
  -- Why it was a candidate: the rule that it met, and the assessment where that was the ground.
  ground text not null check (ground in ('assessment', 'comment', 'level')),
  assessment text,
  carried boolean not null,
  reason text not null check (reason <> ''),
  successor text,
  at timestamptz not null default now(),
  by text,
  primary key (tenant_id, body, year, kind, source),
  foreign key (tenant_id, body, year) references uppsikt.control_plan
);
select uppsikt_meta.isolate('uppsikt.carry_over_choice', 'select, insert, update, delete');
