-- What can be searched: one row for each text, kept by triggers on the tables that hold the texts. The rows of a
-- municipality are found by its id, so that a search costs the same however many municipalities there are.

create table uppsikt.search_text (
  tenant_id uuid not null references uppsikt.tenant,
  kind text not null check (kind in ('node', 'entry', 'event', 'indicator', 'part', 'risk', 'control', 'result', 'body')),
  body text not null default '',
  year integer not null default 0,
  period text not null default '',
  key text not null,
  title text not null,
  text text not null,
  vector tsvector not null,
  primary key (tenant_id, kind, body, year, period, key)
);

-- Every text inside a narrative or an outline, in its order.
create function uppsikt_meta.prose(p_json jsonb) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select coalesce(string_agg(t #>> '{}', ' '), '')
  from jsonb_path_query(coalesce(p_json, 'null'), 'strict $.** ? (exists(@.text)).text') t
  where jsonb_typeof(t) = 'string'
$$;

create function uppsikt_meta.put_search(p_tenant uuid, p_kind text, p_body text, p_year integer, p_period text, p_key text,
  p_title text, p_text text) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into uppsikt.search_text (tenant_id, kind, body, year, period, key, title, text, vector)
  values (p_tenant, p_kind, p_body, p_year, p_period, p_key, p_title, p_text,
    setweight(to_tsvector('swedish', p_title), 'A') || to_tsvector('swedish', p_text))
  on conflict (tenant_id, kind, body, year, period, key)
    do update set title = excluded.title, text = excluded.text, vector = excluded.vector
$$;

-- The row of a text: which one it is, and what it says. p_row is the row of its table.
create function uppsikt_meta.index_row(p_table text, p_row jsonb, p_removed boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := (p_row ->> 'tenant_id')::uuid;
  v_year integer := coalesce((p_row ->> 'year')::integer, 0);
  v_kind text := case p_table when 'significant_event' then 'event' when 'report_part' then 'part'
    when 'control_result' then 'result' else p_table end;
  v_body text := case p_table when 'body' then '' else coalesce(p_row ->> 'body', '') end;
  v_period text := coalesce(p_row ->> 'period', '');
  v_key text := case p_table when 'entry' then p_row ->> 'node' when 'body' then p_row ->> 'code'
    when 'report_part' then p_row ->> 'kind' when 'control_result' then p_row ->> 'control'
    when 'significant_event' then (p_row ->> 'perspective') || '/' || (p_row ->> 'position') else p_row ->> 'key' end;
  v_title text;
  v_text text;
begin
  if p_removed then
    delete from uppsikt.search_text s where s.tenant_id = v_tenant and s.kind = v_kind and s.body = v_body
      and s.year = v_year and s.period = v_period and s.key = v_key;
    return;
  end if;
  case p_table
    when 'entry' then
      select n.title into v_title from uppsikt.node n where n.tenant_id = v_tenant and n.year = v_year and n.key = v_key;
      v_text := concat_ws(' ', uppsikt_meta.prose(p_row -> 'description'), uppsikt_meta.prose(p_row -> 'narrative'));
    when 'control_result' then
      select c.title into v_title from uppsikt.control c
      where c.tenant_id = v_tenant and c.body = v_body and c.year = v_year and c.key = v_key;
      v_text := uppsikt_meta.prose(p_row -> 'result');
    when 'control' then
      v_title := p_row ->> 'title';
      v_text := concat_ws(' ', p_row ->> 'frequency', uppsikt_meta.prose(p_row -> 'method'));
    when 'risk' then
      v_title := p_row ->> 'area';
      v_text := p_row ->> 'text';
    when 'significant_event' then
      v_title := p_row ->> 'perspective';
      v_text := p_row ->> 'text';
    when 'report_part' then
      v_title := p_row ->> 'title';
      v_text := uppsikt_meta.prose(p_row -> 'outline');
    when 'body' then
      v_title := p_row ->> 'name';
      v_text := p_row ->> 'code';
    else
      v_title := p_row ->> 'title';
      v_text := '';
  end case;
  if p_table = 'node' then
    perform uppsikt_meta.put_search(s.tenant_id, s.kind, s.body, s.year, s.period, s.key, v_title, s.text)
    from uppsikt.search_text s
    where s.tenant_id = v_tenant and s.kind = 'entry' and s.year = v_year and s.key = v_key and s.title <> v_title;
  end if;
  perform uppsikt_meta.put_search(v_tenant, v_kind, v_body, v_year, v_period, v_key, coalesce(v_title, ''), coalesce(v_text, ''));
end $$;
revoke all on function uppsikt_meta.index_row(text, jsonb, boolean) from public;

create function uppsikt_meta.keep_search() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - '{ordinal,position,revision,updated_at,updated_by,state}'::text[]
    = to_jsonb(new) - '{ordinal,position,revision,updated_at,updated_by,state}'::text[] then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    perform uppsikt_meta.index_row(tg_table_name, to_jsonb(old), true);
  end if;
  if tg_op <> 'DELETE' then
    perform uppsikt_meta.index_row(tg_table_name, to_jsonb(new), false);
  end if;
  return null;
end $$;

-- What stands there already; forced row level security holds the owner too.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['node', 'body', 'indicator', 'significant_event', 'report_part', 'risk', 'control', 'entry',
    'control_result']
  loop
    execute format('alter table uppsikt.%I no force row level security', v_table);
    execute format('select uppsikt_meta.index_row(%L, to_jsonb(t), false) from uppsikt.%I t', v_table, v_table);
    execute format('alter table uppsikt.%I force row level security', v_table);
    execute format('create trigger keep_search after insert or update or delete on uppsikt.%I'
      ' for each row execute function uppsikt_meta.keep_search()', v_table);
  end loop;
end $$;

select uppsikt_meta.isolate('uppsikt.search_text', 'select');
