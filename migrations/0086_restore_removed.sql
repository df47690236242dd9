-- What is taken out of a control plan can be put back as it was: its last version also says how it was made, so that imported
-- wording stays imported.
create or replace function uppsikt_meta.keep_control_plan_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
  v_aside text[] := array['tenant_id', 'body', 'year', 'key', 'position', 'revision', 'updated_at', 'updated_by', 'made'];
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - v_aside = to_jsonb(new) - v_aside then
    return null;
  end if;
  insert into uppsikt.control_plan_change (tenant_id, body, year, kind, key, number, content, removed, at, by)
  select v_row.tenant_id, v_row.body, v_row.year, tg_table_name, v_row.key,
    coalesce((select max(c.number) from uppsikt.control_plan_change c where c.tenant_id = v_row.tenant_id and c.body = v_row.body
      and c.year = v_row.year and c.kind = tg_table_name and c.key = v_row.key), 0) + 1,
    to_jsonb(v_row) - case when tg_op = 'DELETE' then array_remove(v_aside, 'made') else v_aside end,
    tg_op = 'DELETE', clock_timestamp(), v_row.updated_by;
  return null;
end $$;
