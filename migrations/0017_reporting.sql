-- Reporting as work between people: comments in threads, and who reported each value of an indicator.

-- What people say to each other about an entry. A thread has the id of its first comment. Rows are added and resolved,
-- never edited. return: why a head sent the entry back.
create table uppsikt.comment (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  thread uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  node text not null,
  kind text not null default 'comment' check (kind in ('comment', 'return')),
  text text not null check (text <> ''),
  -- Null where the command line wrote it. The name stands as it was when the comment was written.
  author uuid,
  author_name text not null check (author_name <> ''),
  at timestamptz not null default clock_timestamp(),
  -- Set on the first comment of a thread.
  resolved_at timestamptz,
  resolved_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, thread) references uppsikt.comment,
  foreign key (tenant_id, body, year, period) references uppsikt.report,
  foreign key (tenant_id, author) references uppsikt.account,
  check ((resolved_at is null) = (resolved_by is null)),
  check (resolved_at is null or thread = id)
);
create index comment_entry on uppsikt.comment (tenant_id, body, year, period, node, at);
create index comment_thread on uppsikt.comment (tenant_id, thread);
select uppsikt_meta.isolate('uppsikt.comment', 'select, insert, update (resolved_at, resolved_by)');

-- Null where an import brought the value.
alter table uppsikt.indicator_value add column updated_at timestamptz;
alter table uppsikt.indicator_value add column updated_by text;
