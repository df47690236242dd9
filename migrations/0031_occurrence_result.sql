-- What came of an occurrence: the result, who did it and who signed it, every version of it, the samples that were drawn and
-- the actions that it led to.

create table uppsikt.occurrence_result (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  control text not null,
  occurrence text not null,
  assessment text,
  result jsonb,
  comment jsonb,
  state text not null default 'draft' check (state in ('draft', 'done', 'returned', 'signed')),
  -- Whoever last changed what it says, and whoever marked it as done: neither may sign it.
  edited_account uuid,
  done_at timestamptz,
  done_by text,
  done_account uuid,
  signed_at timestamptz,
  signed_by text,
  signed_account uuid,
  -- What is asked for, where it is sent back.
  returned_reason text check (returned_reason <> ''),
  -- The signed version that this one corrects, and why.
  corrects integer,
  correction_reason text check (correction_reason <> ''),
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text,
  primary key (tenant_id, body, year, control, occurrence),
  foreign key (tenant_id, body, year, control, occurrence) references uppsikt.control_occurrence,
  check ((corrects is null) = (correction_reason is null)),
  check (state not in ('done', 'signed') or done_at is not null),
  constraint four_eyes check (state <> 'signed' or (signed_account is not null and signed_at is not null
    and signed_account is distinct from edited_account and signed_account is distinct from done_account))
);

-- Every version, written by the database itself. Rows are only ever added.
create table uppsikt.occurrence_result_version (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  control text not null,
  occurrence text not null,
  number integer not null check (number > 0),
  assessment text,
  result jsonb,
  comment jsonb,
  state text not null,
  reason text,
  corrects integer,
  at timestamptz not null,
  by text,
  primary key (tenant_id, body, year, control, occurrence, number),
  foreign key (tenant_id, body, year, control, occurrence) references uppsikt.occurrence_result
);
create trigger append_only before update or delete on uppsikt.occurrence_result_version
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.occurrence_result_version
  for each statement execute function uppsikt_meta.refuse_change();

create function uppsikt_meta.keep_occurrence_result_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into uppsikt.occurrence_result_version (tenant_id, body, year, control, occurrence, number, assessment, result, comment,
    state, reason, corrects, at, by)
  values (new.tenant_id, new.body, new.year, new.control, new.occurrence, new.revision, new.assessment, new.result, new.comment,
    new.state, case new.state when 'returned' then new.returned_reason else new.correction_reason end, new.corrects,
    clock_timestamp(), new.updated_by);
  return null;
end $$;
create trigger keep_version after insert or update on uppsikt.occurrence_result
  for each row execute function uppsikt_meta.keep_occurrence_result_version();

-- What is signed stays as it was: it can only be opened for a correction, with a reason, which names the version it corrects.
create function uppsikt_meta.keep_signed_result() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.revision <> old.revision + 1 then
    raise exception 'occurrence_result: each change has the next revision';
  end if;
  if old.state <> 'signed' then
    return new;
  end if;
  if new.state = 'draft' and new.corrects = old.revision and new.correction_reason is not null
    and (new.assessment, new.result, new.comment) is not distinct from (old.assessment, old.result, old.comment) then
    return new;
  end if;
  raise exception using errcode = 'UP001', message = 'Resultatet är signerat och ändras inte. Öppna en rättelse med ett skäl.';
end $$;
create trigger frozen before update on uppsikt.occurrence_result
  for each row execute function uppsikt_meta.keep_signed_result();

-- Refuses a change of what belongs to a signed result. The share lock makes a signing wait for changes under way.
create function uppsikt_meta.refuse_if_result_signed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
  v_state text;
begin
  select r.state into v_state from uppsikt.occurrence_result r where r.tenant_id = v_row.tenant_id and r.body = v_row.body
    and r.year = v_row.year and r.control = v_row.control and r.occurrence = v_row.occurrence for share;
  if v_state = 'signed' then
    raise exception using errcode = 'UP001', message = 'Resultatet är signerat och ändras inte. Öppna en rättelse med ett skäl.';
  end if;
  return v_row;
end $$;

-- A sample is drawn by a seed: rows in the order of SHA-256 of "seed|key", the first of them. One drawn anew is a new row.
create table uppsikt.occurrence_sample (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  control text not null,
  occurrence text not null,
  number integer not null check (number > 0),
  seed text not null check (seed <> ''),
  population integer not null check (population > 0),
  size integer not null check (size > 0 and size <= population),
  -- Of the keys of all rows, one a line.
  population_sha256 text not null check (population_sha256 ~ '^[0-9a-f]{64}$'),
  -- The file that the population came from, '' where it was pasted or is only a number.
  source text not null default '',
  -- The headers of the population's columns.
  columns text[] not null default '{}',
  -- Why it was drawn anew; null for the first.
  reason text check (reason <> ''),
  drawn_at timestamptz not null default clock_timestamp(),
  drawn_by text,
  primary key (tenant_id, body, year, control, occurrence, number),
  foreign key (tenant_id, body, year, control, occurrence) references uppsikt.occurrence_result,
  check ((number = 1) = (reason is null))
);
create trigger append_only before update or delete on uppsikt.occurrence_sample
  for each row execute function uppsikt_meta.refuse_change();
create trigger frozen before insert on uppsikt.occurrence_sample
  for each row execute function uppsikt_meta.refuse_if_result_signed();

create table uppsikt.occurrence_sample_row (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  control text not null,
  occurrence text not null,
  number integer not null,
  ordinal integer not null check (ordinal > 0),
  -- Where it stood in the population, from 1.
  place integer not null check (place > 0),
  cells text[] not null,
  -- Null: nobody has looked yet.
  outcome text check (outcome in ('ok', 'deviation', 'unchecked')),
  note text not null default '',
  primary key (tenant_id, body, year, control, occurrence, number, ordinal),
  foreign key (tenant_id, body, year, control, occurrence, number) references uppsikt.occurrence_sample
);
create trigger frozen before insert or update on uppsikt.occurrence_sample_row
  for each row execute function uppsikt_meta.refuse_if_result_signed();
create function uppsikt_meta.keep_sample_row() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (to_jsonb(new) - 'outcome' - 'note') is distinct from (to_jsonb(old) - 'outcome' - 'note') then
    raise exception 'occurrence_sample_row: a drawn row is kept';
  end if;
  return new;
end $$;
create trigger kept before update on uppsikt.occurrence_sample_row
  for each row execute function uppsikt_meta.keep_sample_row();

-- What is done about what an occurrence showed. It goes on after the result is signed and after the year's reports.
create table uppsikt.occurrence_action (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  control text not null,
  occurrence text not null,
  key text not null check (key <> ''),
  text jsonb not null,
  owner text check (owner <> ''),
  owner_account uuid,
  due_on date,
  status text check (status in ('planned', 'ongoing', 'completed', 'deviated')),
  closed_on date,
  -- The day that the owner was last reminded of.
  reminded_on date,
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, body, year, control, occurrence, key),
  foreign key (tenant_id, body, year, control, occurrence) references uppsikt.occurrence_result,
  foreign key (tenant_id, owner_account) references uppsikt.account,
  check (closed_on is null or status is not distinct from 'completed' or status is not distinct from 'deviated')
);
create index occurrence_action_due on uppsikt.occurrence_action (tenant_id, due_on);
create index occurrence_action_owner on uppsikt.occurrence_action (tenant_id, owner_account);

select uppsikt_meta.isolate('uppsikt.occurrence_result', 'select, insert, update');
select uppsikt_meta.isolate('uppsikt.occurrence_result_version', 'select');
select uppsikt_meta.isolate('uppsikt.occurrence_sample', 'select, insert');
select uppsikt_meta.isolate('uppsikt.occurrence_sample_row', 'select, insert, update (outcome, note)');
select uppsikt_meta.isolate('uppsikt.occurrence_action', 'select, insert, update');
