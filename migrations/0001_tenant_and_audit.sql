-- The ground: municipalities, row level security, and the audit chain.
-- Every row belongs to a municipality. A transaction says which one by the setting app.tenant; without it nothing is seen.

create schema uppsikt;
grant usage on schema uppsikt to uppsikt_app;

-- Puts a table behind row level security. Every migration calls it for every table that it makes.
-- p_grants: what the server may do with the table, for example 'select, insert, update, delete'.
create function uppsikt_meta.isolate(p_table regclass, p_grants text) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format(
    'create policy tenant_isolation on %s using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)'
    ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', p_table);
  execute format('alter table %s alter column tenant_id set default nullif(current_setting(''app.tenant'', true), '''')::uuid', p_table);
  execute format('revoke all on table %s from public', p_table);
  if p_grants <> '' then
    execute format('grant %s on table %s to uppsikt_app', p_grants, p_table);
  end if;
end $$;
revoke all on function uppsikt_meta.isolate(regclass, text) from public;

-- A municipality.
create table uppsikt.tenant (
  tenant_id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (name <> ''),
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
select uppsikt_meta.isolate('uppsikt.tenant', 'select, update (name, settings)');
-- The two functions below run as the owner; they alone see across municipalities, and only this table.
create policy directory_read on uppsikt.tenant for select to current_user using (true);
create policy directory_write on uppsikt.tenant for insert to current_user with check (true);

-- The municipalities, before one is chosen: sign-in page and command line.
create function uppsikt.tenants() returns table (tenant_id uuid, code text, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select t.tenant_id, t.code, t.name from uppsikt.tenant t order by t.code
$$;
revoke all on function uppsikt.tenants() from public;
grant execute on function uppsikt.tenants() to uppsikt_app;

-- Makes a municipality and returns its id; the existing one's where the code is taken.
create function uppsikt.create_tenant(p_code text, p_name text) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_id uuid;
begin
  insert into uppsikt.tenant (tenant_id, code, name) values (gen_random_uuid(), p_code, p_name)
  on conflict (code) do nothing;
  select t.tenant_id into strict v_id from uppsikt.tenant t where t.code = p_code;
  return v_id;
end $$;
revoke all on function uppsikt.create_tenant(text, text) from public;
grant execute on function uppsikt.create_tenant(text, text) to uppsikt_app;

-- The end of each municipality's chain; locking its row puts the events of a municipality in one order.
create table uppsikt.audit_head (
  tenant_id uuid primary key references uppsikt.tenant,
  sequence bigint not null,
  hash bytea not null
);
select uppsikt_meta.isolate('uppsikt.audit_head', 'select');

-- What was done, by whom and how. Rows are only ever added, by uppsikt.record.
create table uppsikt.audit_event (
  tenant_id uuid not null references uppsikt.tenant,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  actor text not null,
  channel text not null check (channel in ('web', 'cli', 'api', 'worker', 'import')),
  verb text not null,
  subject text not null,
  before_hash bytea,
  after_hash bytea,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, sequence)
);
select uppsikt_meta.isolate('uppsikt.audit_event', 'select');

-- The text behind an event's two hashes, with their salt. Erasing it leaves the chain whole.
create table uppsikt.audit_text (
  tenant_id uuid not null,
  sequence bigint not null,
  salt bytea not null,
  before text,
  after text,
  primary key (tenant_id, sequence),
  foreign key (tenant_id, sequence) references uppsikt.audit_event
);
select uppsikt_meta.isolate('uppsikt.audit_text', 'select');

create function uppsikt_meta.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'UP002', message = format('Rader i %I kan inte ändras eller tas bort.', tg_table_name);
end $$;
create trigger append_only before update or delete on uppsikt.audit_event
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.audit_event
  for each statement execute function uppsikt_meta.refuse_change();

-- Writes one event at the end of the municipality's chain. The hash covers canonical JSON: keys in alphabetical order,
-- no white space, hashes in lower-case hexadecimal, time in UTC with microseconds.
create function uppsikt.record(p_actor text, p_channel text, p_verb text, p_subject text, p_before text, p_after text)
returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_tenant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  v_at timestamptz := clock_timestamp();
  v_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  v_before bytea := sha256(v_salt || convert_to(p_before, 'UTF8'));
  v_after bytea := sha256(v_salt || convert_to(p_after, 'UTF8'));
  v_sequence bigint;
  v_prev bytea;
  v_hash bytea;
begin
  if v_tenant is null then
    raise exception using errcode = 'UP003', message = 'An audit event needs a municipality: app.tenant is not set.';
  end if;
  insert into uppsikt.audit_head (tenant_id, sequence, hash) values (v_tenant, 0, '\x')
  on conflict (tenant_id) do nothing;
  select h.sequence + 1, h.hash into strict v_sequence, v_prev
  from uppsikt.audit_head h where h.tenant_id = v_tenant for update;

  v_hash := sha256(convert_to(
    '{"actor":' || to_json(p_actor)::text ||
    ',"after":' || coalesce('"' || encode(v_after, 'hex') || '"', 'null') ||
    ',"at":"' || to_char(v_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') ||
    '","before":' || coalesce('"' || encode(v_before, 'hex') || '"', 'null') ||
    ',"channel":' || to_json(p_channel)::text ||
    ',"prev":"' || encode(v_prev, 'hex') ||
    '","sequence":' || v_sequence::text ||
    ',"subject":' || to_json(p_subject)::text ||
    ',"tenant":"' || v_tenant::text ||
    '","verb":' || to_json(p_verb)::text || '}', 'UTF8'));

  insert into uppsikt.audit_event
    (tenant_id, sequence, at, actor, channel, verb, subject, before_hash, after_hash, prev_hash, hash)
  values (v_tenant, v_sequence, v_at, p_actor, p_channel, p_verb, p_subject, v_before, v_after, v_prev, v_hash);
  if p_before is not null or p_after is not null then
    insert into uppsikt.audit_text (tenant_id, sequence, salt, before, after)
    values (v_tenant, v_sequence, v_salt, p_before, p_after);
  end if;
  update uppsikt.audit_head set sequence = v_sequence, hash = v_hash where tenant_id = v_tenant;
  return v_sequence;
end $$;
revoke all on function uppsikt.record(text, text, text, text, text, text) from public;
grant execute on function uppsikt.record(text, text, text, text, text, text) to uppsikt_app;

-- Erases the text of one event (personal data, retention) and records that it was done; the salt goes with it,
-- so that the hashes say nothing about what stood there. Returns false where there was no text.
create function uppsikt.erase_audit_text(p_sequence bigint, p_actor text, p_channel text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from uppsikt.audit_text where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid and sequence = p_sequence;
  if not found then
    return false;
  end if;
  perform uppsikt.record(p_actor, p_channel, 'audit.erase', 'audit:' || p_sequence, null, null);
  return true;
end $$;
revoke all on function uppsikt.erase_audit_text(bigint, text, text) from public;
grant execute on function uppsikt.erase_audit_text(bigint, text, text) to uppsikt_app;
