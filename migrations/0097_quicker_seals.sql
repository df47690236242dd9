-- Rows that are sealed together are sealed in one pass over each group: its salt first, then its content and what tells its
-- rows apart at once. Seals are as they were, so that those that stand still hold. A statement's salts come of one secret of
-- the statement, which is kept nowhere, and the key of each.

-- Of rows that are sealed together, by a row "r": the rest of its key, and what it says, as SQL.
create function uppsikt_meta.together_sql(p_table text, p_columns text[], out rest text, out content text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select (
    select string_agg(format('%L || r.%I', a.attname || ' ', a.attname), ' || '', '' || ' order by k.place)
    from pg_index i, unnest(i.indkey) with ordinality k(attnum, place) join pg_attribute a on a.attnum = k.attnum
    where i.indrelid = format('uppsikt.%I', p_table)::regclass and i.indisprimary and a.attrelid = i.indrelid
      and a.attname <> 'tenant_id' and a.attname <> all(p_columns)
  ), (
    -- A row as text is made eight times as fast as JSON; days and moments whatever the server's settings.
    select format('row(%s)::text', string_agg(format(case a.atttypid
        when 'timestamptz'::regtype then 'to_char(r.%I at time zone ''UTC'', ''YYYY-MM-DD HH24:MI:SS.US'')'
        when 'date'::regtype then 'to_char(r.%I, ''YYYY-MM-DD'')' else 'r.%I' end, a.attname), ', ' order by a.attnum))
    from pg_attribute a where a.attrelid = format('uppsikt.%I', p_table)::regclass and a.attnum > 0 and not a.attisdropped
  )
$$;

create or replace function uppsikt_meta.sealed_source(p_table text, p_from text, p_tenant text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_watched uppsikt_meta.watched;
  v_columns text[];
  v_sql record;
begin
  select * into strict v_watched from uppsikt_meta.watched w where w.table_name = p_table;
  select s.columns into v_columns from uppsikt_meta.sealed_together s where s.table_name = p_table;
  if v_columns is null then
    return format('select %s as key, %s as content from %s r where r.tenant_id = %s',
      v_watched.key_sql, v_watched.content_sql, p_from, p_tenant);
  end if;
  v_sql := uppsikt_meta.together_sql(p_table, v_columns);
  return format('select jsonb_build_array(%1$s)::text as key,
      jsonb_object_agg(%2$s, encode(sha256(convert_to(%3$s, ''UTF8'')), ''hex'')) as content
    from %4$s r where r.tenant_id = %5$s group by %1$s',
    (select string_agg(format('r.%I', c), ', ' order by n) from unnest(v_columns) with ordinality u(c, n)),
    v_sql.rest, v_sql.content, p_from, p_tenant);
end $$;

-- Seals the groups of `p_groups` (SQL of the columns of `p_columns`) as their rows stand, as "sealing" does the rows of others.
create function uppsikt_meta.sealing_together(p_table text, p_columns text[], p_groups text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select format('with secret as materialized (
      select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as bytes
    ), salted as materialized (
      select g.*, sha256(secret.bytes || convert_to(g.key, ''UTF8'')) as salt, nextval(''uppsikt.audit_row_id_seq'') as id
      from secret, (select g.*, jsonb_build_array(%1$s)::text as key from (%2$s) g) g
    ), sealed as materialized (
      select s.key, s.id, s.salt, a.content, a.columns
      from salted s join (
        select r.id, jsonb_object_agg(r.place, r.hash) as content, jsonb_object_agg(r.place, left(md5(r.hex || ''"'' || r.hash || ''"''), 8)) as columns
        from (select s.id, s.hex, %3$s as place, encode(sha256(convert_to(%4$s, ''UTF8'')), ''hex'') as hash
          from (select s.*, encode(s.salt, ''hex'') as hex from salted s offset 0) s
          join uppsikt.%5$I r on r.tenant_id = $1 and %6$s offset 0) r
        group by r.id
      ) a on a.id = s.id
    ), lines as (
      insert into uppsikt.audit_row (tenant_id, id, batch, table_name, key, hash)
      select $1, id, $2, $3, key, sha256(salt || convert_to(content::text, ''UTF8'')) from sealed
    )
    insert into uppsikt.row_seal (tenant_id, table_name, key, line, salt, columns)
    select $1, $3, key, id, salt, columns from sealed
    on conflict (tenant_id, table_name, key) do update
      set line = excluded.line, salt = excluded.salt, columns = excluded.columns',
    (select string_agg(format('g.%I', c), ', ' order by n) from unnest(p_columns) with ordinality u(c, n)),
    p_groups, t.rest, t.content, p_table,
    (select string_agg(format('r.%1$I = s.%1$I', c), ' and ' order by n) from unnest(p_columns) with ordinality u(c, n)))
  from uppsikt_meta.together_sql(p_table, p_columns) t
$$;

-- Whoever writes rows that are sealed together waits for others who do in the municipality, before a row is touched: the seal
-- of a group is of all its rows, and must not miss what somebody else writes at the same time.
create function uppsikt_meta.seal_in_turn() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(tg_table_name || ' ' || coalesce(current_setting('app.tenant', true), ''), 97));
  return null;
end $$;
create trigger before_seal before insert or update or delete on uppsikt.indicator_value
  for each statement execute function uppsikt_meta.seal_in_turn();

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
  execute format('select array(select distinct tenant_id from %I)', case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end) into v_tenants;
  foreach v_tenant in array v_tenants loop
    -- Rows of a municipality that the transaction is not about, a migration's or changed by hand, get a batch of their own.
    v_here := v_setting is not distinct from v_tenant::text;
    if not v_here then
      perform set_config('app.tenant', v_tenant::text, true), set_config('app.batch', '', true);
    end if;
    v_batch := uppsikt_meta.current_batch(v_tenant);
    if v_columns is not null then
      select string_agg(format('r.%I', c), ', ' order by n), string_agg(format('t.%1$I = r.%1$I', c), ' and ' order by n)
      into v_groups, v_same from unnest(v_columns) with ordinality u(c, n);
      v_groups := format('select distinct %s from %s r where r.tenant_id = $1', v_groups, case tg_op
        when 'INSERT' then 'new_rows' when 'DELETE' then 'old_rows'
        else '(select * from (select * from new_rows except select * from old_rows) n
          union all select * from (select * from old_rows except select * from new_rows) o)' end);
      if tg_op <> 'INSERT' then
        execute uppsikt_meta.unsealing(format('select jsonb_build_array(%s)::text as key from (%s) r
          where not exists (select from uppsikt.%I t where t.tenant_id = $1 and %s)',
          (select string_agg(format('r.%I', c), ', ' order by n) from unnest(v_columns) with ordinality u(c, n)),
          v_groups, tg_table_name, v_same)) using v_tenant, v_batch, tg_table_name::text;
      end if;
      execute uppsikt_meta.sealing_together(tg_table_name, v_columns, v_groups) using v_tenant, v_batch, tg_table_name::text;
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
