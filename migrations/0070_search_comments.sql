-- Comments on entries can be searched, by those who work with the body: the key of such a row is the entry's node, "#"
-- and the comment's id. The function is that of 0019 with one more table.

alter table uppsikt.search_text drop constraint search_text_kind_check;
alter table uppsikt.search_text add constraint search_text_kind_check check (kind in
  ('node', 'entry', 'comment', 'event', 'indicator', 'part', 'risk', 'control', 'result', 'body'));

-- The row of a text: which one it is, and what it says. p_row is the row of its table.
create or replace function uppsikt_meta.index_row(p_table text, p_row jsonb, p_removed boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := (p_row ->> 'tenant_id')::uuid;
  v_year integer := coalesce((p_row ->> 'year')::integer, 0);
  v_kind text := case p_table when 'significant_event' then 'event' when 'report_part' then 'part'
    when 'control_result' then 'result' else p_table end;
  v_body text := case p_table when 'body' then '' else coalesce(p_row ->> 'body', '') end;
  v_period text := coalesce(p_row ->> 'period', '');
  v_key text := case p_table when 'entry' then p_row ->> 'node' when 'body' then p_row ->> 'code'
    when 'comment' then (p_row ->> 'node') || '#' || (p_row ->> 'id')
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
    when 'comment' then
      select n.title into v_title from uppsikt.node n
      where n.tenant_id = v_tenant and n.year = v_year and n.key = p_row ->> 'node';
      v_text := p_row ->> 'text';
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
    where s.tenant_id = v_tenant and s.year = v_year and s.title <> v_title
      and (s.kind = 'entry' and s.key = v_key or s.kind = 'comment' and regexp_replace(s.key, '#[^#]*$', '') = v_key);
  end if;
  perform uppsikt_meta.put_search(v_tenant, v_kind, v_body, v_year, v_period, v_key, coalesce(v_title, ''), coalesce(v_text, ''));
end $$;
revoke all on function uppsikt_meta.index_row(text, jsonb, boolean) from public;

-- What stands there already; forced row level security holds the owner too. Of a comment, only its thread's end changes.
alter table uppsikt.comment no force row level security;
select uppsikt_meta.index_row('comment', to_jsonb(c), false) from uppsikt.comment c;
alter table uppsikt.comment force row level security;
create trigger keep_search after insert or delete on uppsikt.comment
  for each row execute function uppsikt_meta.keep_search();
