-- Work that takes time: a person asks for it, a worker does it, and how far it has come can be seen meanwhile.
-- The queue itself (who takes which job when) is pg-boss's, in the schema pgboss, which holds ids only.

create table uppsikt.job (
  tenant_id uuid not null references uppsikt.tenant,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('print', 'import')),
  input jsonb not null,
  payload bytea,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  -- Counts the runs: what a run writes is taken only while it is the latest.
  attempt integer not null default 0 check (attempt >= 0),
  progress integer not null default 0 check (progress between 0 and 100),
  message text not null,
  result jsonb,
  created_at timestamptz not null default now(),
  created_by uuid,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references uppsikt.account on delete cascade,
  check ((state in ('done', 'failed')) = (finished_at is not null))
);
create index job_finished on uppsikt.job (tenant_id, finished_at);
create index job_created_by on uppsikt.job (tenant_id, created_by);
select uppsikt_meta.isolate('uppsikt.job', 'select, insert, update, delete');

-- A file that a job made.
create table uppsikt.job_file (
  tenant_id uuid not null,
  job uuid not null,
  name text not null check (name <> ''),
  ordinal integer not null check (ordinal >= 0),
  type text not null,
  bytes bytea not null,
  primary key (tenant_id, job, name),
  foreign key (tenant_id, job) references uppsikt.job on delete cascade
);
select uppsikt_meta.isolate('uppsikt.job_file', 'select, insert, update, delete');

-- Which installation of the queue this database holds. Its row is written last, when all of it stands.
create table uppsikt_meta.queue (
  id integer primary key check (id = 1),
  checksum text not null
);
