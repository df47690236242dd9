-- The steering model of a municipality, its plan by year, and what each body reports on it by period.

create table uppsikt.body (
  tenant_id uuid not null references uppsikt.tenant,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  kind text not null check (kind in ('council', 'board', 'administration', 'department', 'company', 'group')),
  parent text,
  primary key (tenant_id, code),
  foreign key (tenant_id, parent) references uppsikt.body deferrable initially immediate
);
select uppsikt_meta.isolate('uppsikt.body', 'select, insert, update, delete');

create table uppsikt.steering_level (
  tenant_id uuid not null references uppsikt.tenant,
  code text not null,
  name text not null,
  heading text not null,
  horizon integer check (horizon > 0),
  scales text[] not null,
  position integer not null check (position >= 0),
  primary key (tenant_id, code)
);
select uppsikt_meta.isolate('uppsikt.steering_level', 'select, insert, update, delete');

create table uppsikt.scale (
  tenant_id uuid not null references uppsikt.tenant,
  code text not null,
  name text not null,
  definition text not null,
  position integer not null check (position >= 0),
  primary key (tenant_id, code)
);
select uppsikt_meta.isolate('uppsikt.scale', 'select, insert, update, delete');

create table uppsikt.scale_value (
  tenant_id uuid not null,
  scale text not null,
  code text not null,
  label text not null,
  meaning text not null,
  shape text not null,
  color text not null check (color ~ '^#[0-9a-f]{6}$'),
  position integer not null check (position >= 0),
  primary key (tenant_id, scale, code),
  foreign key (tenant_id, scale) references uppsikt.scale on delete cascade
);
select uppsikt_meta.isolate('uppsikt.scale_value', 'select, insert, update, delete');

-- A reporting period. Decided: nothing that any body reported for it changes any more.
create table uppsikt.period (
  tenant_id uuid not null references uppsikt.tenant,
  year integer not null check (year between 1990 and 2200),
  kind text not null check (kind in ('interim1', 'interim2', 'year')),
  state text not null default 'open' check (state in ('open', 'decided')),
  opens_on date,
  due_on date,
  decided_on date,
  primary key (tenant_id, year, kind)
);
select uppsikt_meta.isolate('uppsikt.period', 'select, insert, update, delete');

-- What one body reports for one period; everything reported hangs under it.
create table uppsikt.report (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  state text not null default 'draft' check (state in ('draft', 'ready', 'reviewed', 'decided', 'published')),
  decided_on date,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, body, year, period),
  foreign key (tenant_id, body) references uppsikt.body,
  foreign key (tenant_id, year, period) references uppsikt.period
);
select uppsikt_meta.isolate('uppsikt.report', 'select, insert, update, delete');

-- A node of the plan of one year. The three periods of the year share it.
create table uppsikt.node (
  tenant_id uuid not null,
  year integer not null,
  key text not null check (key <> ''),
  parent text,
  level text not null,
  title text not null check (title <> ''),
  role text not null check (role in ('group', 'own', 'both')),
  position integer not null check (position >= 0),
  primary key (tenant_id, year, key),
  foreign key (tenant_id, year, parent) references uppsikt.node deferrable initially immediate,
  foreign key (tenant_id, level) references uppsikt.steering_level
);
select uppsikt_meta.isolate('uppsikt.node', 'select, insert, update, delete');

-- The bodies responsible for a node, in the order written.
create table uppsikt.node_body (
  tenant_id uuid not null,
  year integer not null,
  node text not null,
  ordinal integer not null check (ordinal >= 0),
  body text not null,
  primary key (tenant_id, year, node, ordinal),
  foreign key (tenant_id, year, node) references uppsikt.node on delete cascade,
  foreign key (tenant_id, body) references uppsikt.body
);
create index node_body_body on uppsikt.node_body (tenant_id, body);
select uppsikt_meta.isolate('uppsikt.node_body', 'select, insert, update, delete');

-- The bodies that a report names, in its order.
create table uppsikt.report_body (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  code text not null,
  ordinal integer not null check (ordinal >= 0),
  primary key (tenant_id, body, year, period, code),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade,
  foreign key (tenant_id, code) references uppsikt.body
);
select uppsikt_meta.isolate('uppsikt.report_body', 'select, insert, update, delete');

-- The nodes that a report holds, in its order.
create table uppsikt.report_node (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  node text not null,
  ordinal integer not null check (ordinal >= 0),
  primary key (tenant_id, body, year, period, node),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade,
  foreign key (tenant_id, year, node) references uppsikt.node
);
create index report_node_node on uppsikt.report_node (tenant_id, year, node);
select uppsikt_meta.isolate('uppsikt.report_node', 'select, insert, update, delete');

-- What a body reports on one node: light, trend, status, completion and narrative.
create table uppsikt.entry (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  node text not null,
  ordinal integer not null check (ordinal >= 0),
  assessment text,
  trend text,
  status text,
  completion text,
  description jsonb,
  narrative jsonb,
  state text not null default 'draft' check (state in ('draft', 'ready', 'reviewed', 'decided', 'published')),
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, body, year, period, node),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade,
  foreign key (tenant_id, year, node) references uppsikt.node
);
create index entry_node on uppsikt.entry (tenant_id, node, body, year);
select uppsikt_meta.isolate('uppsikt.entry', 'select, insert, update, delete');

create table uppsikt.significant_event (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  perspective text not null,
  position integer not null check (position >= 0),
  ordinal integer not null check (ordinal >= 0),
  text text not null check (text <> ''),
  primary key (tenant_id, body, year, period, perspective, position),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade
);
select uppsikt_meta.isolate('uppsikt.significant_event', 'select, insert, update, delete');
