-- Values of indicators are many. Each knows the sheet and the line that it came from; they are sealed together for each
-- indicator of a report, and checked against a decision once for each statement.

-- The sheet that wrote the value last, and its line; null where a person or a package did.
alter table uppsikt.indicator_value add column source_import uuid;
alter table uppsikt.indicator_value add column source_line integer check (source_line > 0);
alter table uppsikt.indicator_value add check ((source_import is null) = (source_line is null));
create index indicator_value_source on uppsikt.indicator_value (tenant_id, source_import, source_line) where source_import is not null;

-- Tables whose rows are sealed together, by the columns after the municipality that their primary key begins with.
create table uppsikt_meta.sealed_together (table_name text primary key, columns text[] not null);
insert into uppsikt_meta.sealed_together values ('indicator_value', '{body,year,period,indicator}');

-- As before, without a join between lines and rows: a line's number is taken first.
create or replace function uppsikt_meta.sealing(p_source text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select format('with changed as (%s), salted as materialized (
      select key, content, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as salt,
        nextval(''uppsikt.audit_row_id_seq'') as id
      from changed
    ), lines as (
      insert into uppsikt.audit_row (tenant_id, id, batch, table_name, key, hash)
      select $1, id, $2, $3, key, sha256(salt || convert_to(content::text, ''UTF8'')) from salted
    )
    insert into uppsikt.row_seal (tenant_id, table_name, key, line, salt, columns)
    select $1, $3, s.key, s.id, s.salt, (select jsonb_object_agg(c.key, left(md5(x.salt || c.value::text), 8))
      from (select encode(s.salt, ''hex'') as salt offset 0) x, jsonb_each(s.content) c)
    from salted s
    on conflict (tenant_id, table_name, key) do update
      set line = excluded.line, salt = excluded.salt, columns = excluded.columns', p_source)
$$;

-- The SQL of the keys and contents that are sealed, out of `p_from` (a table, or a query in parentheses), for the municipality
-- `p_tenant` (a parameter's name). Of rows that are sealed together the content is the SHA-256 of each, by the rest of its key.
create function uppsikt_meta.sealed_source(p_table text, p_from text, p_tenant text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_watched uppsikt_meta.watched;
  v_columns text[];
  v_rest text;
  v_content text;
begin
  select * into strict v_watched from uppsikt_meta.watched w where w.table_name = p_table;
  select s.columns into v_columns from uppsikt_meta.sealed_together s where s.table_name = p_table;
  if v_columns is null then
    return format('select %s as key, %s as content from %s r where r.tenant_id = %s',
      v_watched.key_sql, v_watched.content_sql, p_from, p_tenant);
  end if;
  select string_agg(format('%L || r.%I', a.attname || ' ', a.attname), ' || '', '' || ' order by k.place) into v_rest
  from pg_index i, unnest(i.indkey) with ordinality k(attnum, place) join pg_attribute a on a.attnum = k.attnum
  where i.indrelid = format('uppsikt.%I', p_table)::regclass and i.indisprimary and a.attrelid = i.indrelid
    and a.attname <> 'tenant_id' and a.attname <> all(v_columns);
  -- A row as text is made eight times as fast as JSON; days and moments whatever the server's settings.
  select format('row(%s)::text', string_agg(format(case a.atttypid
      when 'timestamptz'::regtype then 'to_char(r.%I at time zone ''UTC'', ''YYYY-MM-DD HH24:MI:SS.US'')'
      when 'date'::regtype then 'to_char(r.%I, ''YYYY-MM-DD'')' else 'r.%I' end, a.attname), ', ' order by a.attnum)) into v_content
  from pg_attribute a where a.attrelid = format('uppsikt.%I', p_table)::regclass and a.attnum > 0 and not a.attisdropped;
  return format('select jsonb_build_array(%1$s)::text as key,
      jsonb_object_agg(%2$s, encode(sha256(convert_to(%3$s, ''UTF8'')), ''hex'')) as content
    from %4$s r where r.tenant_id = %5$s group by %1$s',
    (select string_agg(format('r.%I', c), ', ' order by n) from unnest(v_columns) with ordinality u(c, n)),
    v_rest, v_content, p_from, p_tenant);
end $$;

-- As before, and what is sealed together is sealed anew as it stands after the statement.
create or replace function uppsikt_meta.seal_rows() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_key text := tg_argv[0];
  v_content text := tg_argv[1];
  v_columns text[] := (select s.columns from uppsikt_meta.sealed_together s where s.table_name = tg_table_name);
  v_tenants uuid[];
  v_tenant uuid;
  v_setting text := current_setting('app.tenant', true);
  v_here boolean;
  v_before text := current_setting('app.batch', true);
  v_batch uuid;
  v_groups text;
  v_same text;
begin
  execute format('select array_agg(distinct tenant_id) from %I', case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end) into v_tenants;
  foreach v_tenant in array coalesce(v_tenants, '{}') loop
    -- Rows of a municipality that the transaction is not about, a migration's or changed by hand, get a batch of their own.
    v_here := v_setting is not distinct from v_tenant::text;
    if not v_here then
      perform set_config('app.tenant', v_tenant::text, true), set_config('app.batch', '', true);
    end if;
    v_batch := uppsikt_meta.current_batch(v_tenant);
    if v_columns is not null then
      select string_agg(format('r.%I', c), ', ' order by n), string_agg(format('t.%1$I = r.%1$I', c), ' and ' order by n)
      into v_groups, v_same from unnest(v_columns) with ordinality u(c, n);
      v_groups := format('select distinct r.tenant_id, %s from %s r where r.tenant_id = $1', v_groups, case tg_op
        when 'INSERT' then 'new_rows' when 'DELETE' then 'old_rows'
        else '(select * from (select * from new_rows except select * from old_rows) n
          union all select * from (select * from old_rows except select * from new_rows) o)' end);
      if tg_op <> 'INSERT' then
        execute uppsikt_meta.unsealing(format('select jsonb_build_array(%s)::text as key from (%s) r
          where not exists (select from uppsikt.%I t where t.tenant_id = r.tenant_id and %s)',
          (select string_agg(format('r.%I', c), ', ' order by n) from unnest(v_columns) with ordinality u(c, n)),
          v_groups, tg_table_name, v_same)) using v_tenant, v_batch, tg_table_name::text;
      end if;
      execute uppsikt_meta.sealing(uppsikt_meta.sealed_source(tg_table_name, format(
        '(select t.* from (%s) r join uppsikt.%I t on t.tenant_id = r.tenant_id and %s)', v_groups, tg_table_name, v_same), '$1'))
        using v_tenant, v_batch, tg_table_name::text;
    elsif tg_op = 'INSERT' then
      execute uppsikt_meta.sealing(format('select %s as key, %s as content from new_rows r where r.tenant_id = $1', v_key, v_content))
        using v_tenant, v_batch, tg_table_name::text;
    elsif tg_op = 'DELETE' then
      execute uppsikt_meta.unsealing(format('select %s as key from old_rows r where r.tenant_id = $1', v_key))
        using v_tenant, v_batch, tg_table_name::text;
    else
      execute uppsikt_meta.unsealing(format(
        'select %1$s as key from old_rows r where r.tenant_id = $1 except select %1$s from new_rows r where r.tenant_id = $1', v_key))
        using v_tenant, v_batch, tg_table_name::text;
      execute uppsikt_meta.sealing(format(
        'select n.key, n.content from (select %1$s as key, %2$s as content from new_rows r where r.tenant_id = $1) n
          left join (select %1$s as key, %2$s as content from old_rows r where r.tenant_id = $1) o on o.key = n.key
          where o.key is null or o.content <> n.content', v_key, v_content)) using v_tenant, v_batch, tg_table_name::text;
    end if;
    if not v_here then
      perform set_config('app.tenant', coalesce(v_setting, ''), true), set_config('app.batch', coalesce(v_before, ''), true);
    end if;
  end loop;
  return null;
end $$;

create or replace function uppsikt_meta.seal_again(p_table text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid;
  v_before text := current_setting('app.tenant', true);
begin
  for v_tenant in select tenant_id from uppsikt.tenants() loop
    perform set_config('app.tenant', v_tenant::text, true), set_config('app.batch', '', true);
    execute uppsikt_meta.sealing(uppsikt_meta.sealed_source(p_table, format('uppsikt.%I', p_table), '$1'))
      using v_tenant, uppsikt_meta.current_batch(v_tenant), p_table;
  end loop;
  perform set_config('app.tenant', coalesce(v_before, ''), true), set_config('app.batch', '', true);
end $$;

-- As before, and rows that are sealed together are sealed anew where a column comes.
create or replace function uppsikt_meta.watch_rows() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_table record;
  v_sql record;
  v_known uppsikt_meta.watched;
  v_kind text;
begin
  delete from uppsikt_meta.watched w where to_regclass(format('uppsikt.%I', w.table_name)) is null;
  for v_table in
    select c.oid::regclass as class, c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'uppsikt' and c.relkind in ('r', 'p') and not exists (select from uppsikt_meta.unwatched u where u.table_name = c.relname)
    order by c.relname
  loop
    v_sql := uppsikt_meta.row_sql(v_table.class);
    select * into v_known from uppsikt_meta.watched w where w.table_name = v_table.name;
    if v_known.columns = v_sql.columns and (select count(*) from pg_trigger t where t.tgrelid = v_table.class and t.tgname like 'seal\_%') = 3 then
      continue;
    end if;
    insert into uppsikt_meta.watched values (v_table.name, v_sql.columns, v_sql.key_sql, v_sql.content_sql)
    on conflict (table_name) do update set columns = excluded.columns, key_sql = excluded.key_sql, content_sql = excluded.content_sql;
    foreach v_kind in array array['insert', 'update', 'delete'] loop
      execute format('drop trigger if exists seal_%s on %s', v_kind, v_table.class);
      execute format('create trigger seal_%1$s after %1$s on %2$s referencing %3$s for each statement execute function uppsikt_meta.seal_rows(%4$L, %5$L)',
        v_kind, v_table.class, case v_kind when 'insert' then 'new table as new_rows' when 'delete' then 'old table as old_rows'
          else 'old table as old_rows new table as new_rows' end, v_sql.key_sql, v_sql.content_sql);
    end loop;
    -- New columns alone leave the seals as they are: they cover the columns that there were. Of rows that are sealed together
    -- they do not.
    if v_known.columns is null or not v_known.columns <@ v_sql.columns
      or exists (select from uppsikt_meta.sealed_together s where s.table_name = v_table.name) then
      perform uppsikt_meta.seal_again(v_table.name);
    end if;
  end loop;
end $$;

-- Rows that do not fit their seals: changed, added or removed past the triggers, or changed by hand. `columns`: what
-- differs; of rows that are sealed together, the rest of the key of each. `sequence`: the event that bound the row's
-- latest line, null where none has yet.
create or replace function uppsikt.row_faults(p_limit integer)
returns table (table_name text, key text, fault text, columns text[], sequence bigint, writer text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_watched uppsikt_meta.watched;
  v_together boolean;
  v_left integer := p_limit;
  v_found integer;
begin
  return query
    select c.relname::text, '', 'unguarded', null::text[], null::bigint, null::text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'uppsikt' and c.relkind in ('r', 'p') and not exists (select from uppsikt_meta.unwatched u where u.table_name = c.relname)
      and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'seal\_%' and t.tgenabled = 'O') < 3
    order by c.relname;
  -- A seal that is not the one of the row's latest line.
  return query
    select l.table_name, l.key, 'seal', null::text[], b.sequence, b.writer
    from (select r.table_name, r.key, max(r.id) as id from uppsikt.audit_row r group by r.table_name, r.key) l
    join uppsikt.audit_row r on r.id = l.id
    left join uppsikt.audit_batch b on b.batch = r.batch
    left join uppsikt.row_seal s on s.table_name = l.table_name and s.key = l.key
    where b.batch is null or case when r.hash is null then s.key is not null else s.line is distinct from l.id end
    order by l.table_name, l.key
    limit v_left;
  get diagnostics v_found = row_count;
  v_left := v_left - v_found;
  for v_watched in select * from uppsikt_meta.watched w order by w.table_name loop
    exit when v_left <= 0;
    v_together := exists (select from uppsikt_meta.sealed_together g where g.table_name = v_watched.table_name);
    return query execute format('
      select %1$L::text, coalesce(s.key, t.key),
        case when t.key is null then ''removed'' when s.key is null then ''added'' when s.differs then ''changed'' else ''by-hand'' end,
        case when t.key is not null and s.differs then array(select c.key from jsonb_each_text(s.columns) c
          where c.value is distinct from left(md5(encode(s.salt, ''hex'') || (t.content -> c.key)::text), 8)
          %3$s order by 1) end,
        s.sequence, s.writer
      from (%2$s) t
      full join (select s.key, s.salt, s.columns, r.hash, b.sequence, b.writer from uppsikt.row_seal s
        left join uppsikt.audit_row r on r.tenant_id = s.tenant_id and r.id = s.line
        left join uppsikt.audit_batch b on b.tenant_id = r.tenant_id and b.batch = r.batch
        where s.table_name = %1$L) sealed on sealed.key = t.key
      cross join lateral (select sealed.key, sealed.salt, sealed.columns, sealed.sequence, sealed.writer, sealed.hash is distinct from
        sha256(sealed.salt || convert_to((select jsonb_object_agg(c.key, c.value) from jsonb_each(t.content) c
          where %4$s)::text, ''UTF8'')) as differs) s
      where t.key is null or s.key is null or s.differs or s.writer like ''database:%%''
      order by 2 limit $1', v_watched.table_name,
      uppsikt_meta.sealed_source(v_watched.table_name, format('uppsikt.%I', v_watched.table_name), '$2'),
      -- A row that was added among those it is sealed with differs too; a new column of a table does not.
      case when v_together then 'union select c.key from jsonb_each(t.content) c where not s.columns ? c.key' else '' end,
      case when v_together then 'true' else 'sealed.columns ? c.key' end)
      using v_left, nullif(current_setting('app.tenant', true), '')::uuid;
    get diagnostics v_found = row_count;
    v_left := v_left - v_found;
  end loop;
end $$;

-- Seals of single values give place to those of their indicators, which are made after the migration.
do $$
declare
  v_tenant uuid;
begin
  for v_tenant in select tenant_id from uppsikt.tenants() loop
    perform set_config('app.tenant', v_tenant::text, true), set_config('app.batch', '', true);
    execute uppsikt_meta.unsealing('select s.key from uppsikt.row_seal s where s.tenant_id = $1 and s.table_name = $3')
      using v_tenant, uppsikt_meta.current_batch(v_tenant), 'indicator_value'::text;
  end loop;
  perform set_config('app.tenant', '', true), set_config('app.batch', '', true);
end $$;

-- Refuses a change under a report that is decided, or whose period is, once for each report that a statement touches.
create function uppsikt_meta.refuse_decided_rows() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record;
  v_states text[];
begin
  for v_row in execute format('select distinct tenant_id, body, year, period from %I', case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end) loop
    select array[r.state, p.state] into v_states
    from uppsikt.report r
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    where r.tenant_id = v_row.tenant_id and r.body = v_row.body and r.year = v_row.year and r.period = v_row.period
    for share;
    if v_states && array['decided', 'published'] then
      raise exception using errcode = 'UP001',
        message = format('Rapporten för %s, %s-%s, är beslutad och kan inte ändras.', v_row.body, v_row.year, v_row.period);
    end if;
  end loop;
  return null;
end $$;
drop trigger frozen on uppsikt.indicator_value;
create trigger frozen_insert after insert on uppsikt.indicator_value referencing new table as new_rows
  for each statement execute function uppsikt_meta.refuse_decided_rows();
create trigger frozen_update after update on uppsikt.indicator_value referencing new table as new_rows
  for each statement execute function uppsikt_meta.refuse_decided_rows();
create trigger frozen_delete after delete on uppsikt.indicator_value referencing old table as old_rows
  for each statement execute function uppsikt_meta.refuse_decided_rows();
create trigger frozen_place before update on uppsikt.indicator_value
  for each row when ((old.body, old.year, old.period) is distinct from (new.body, new.year, new.period))
  execute function uppsikt_meta.refuse_if_decided();
