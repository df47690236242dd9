-- Freezing: what a decided report or period holds is never changed.

-- Refuses a change under a report that is decided, or whose period is. The share lock makes a decision wait for
-- changes under way, and changes wait for a decision under way.
create function uppsikt_meta.refuse_if_decided() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
  v_states text[];
begin
  if tg_op = 'UPDATE' and (old.body, old.year, old.period) is distinct from (new.body, new.year, new.period) then
    raise exception using errcode = 'UP001', message = 'En rapporterad uppgift kan inte flyttas till en annan rapport.';
  end if;
  select array[r.state, p.state] into v_states
  from uppsikt.report r
  join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
  where r.tenant_id = v_row.tenant_id and r.body = v_row.body and r.year = v_row.year and r.period = v_row.period
  for share;
  if v_states && array['decided', 'published'] then
    raise exception using errcode = 'UP001',
      message = format('Rapporten för %s, %s-%s, är beslutad och kan inte ändras.', v_row.body, v_row.year, v_row.period);
  end if;
  return v_row;
end $$;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['report_body', 'report_node', 'entry', 'significant_event', 'indicator', 'indicator_value',
    'figure_table', 'figure_row', 'figure_cell', 'risk', 'control', 'control_result', 'report_part']
  loop
    execute format('create trigger frozen before insert or update or delete on uppsikt.%I'
      ' for each row execute function uppsikt_meta.refuse_if_decided()', v_table);
  end loop;
end $$;

-- A decision is not taken back: a decided report can only be published, a decided period stays.
create function uppsikt_meta.keep_report_decision() returns trigger language plpgsql as $$
begin
  if old.state in ('decided', 'published') and (tg_op = 'DELETE'
    or new.state not in ('decided', 'published') or (old.state = 'published' and new.state = 'decided')
    or new.decided_on is distinct from old.decided_on) then
    raise exception using errcode = 'UP001',
      message = format('Rapporten för %s, %s-%s, är beslutad och kan inte ändras.', old.body, old.year, old.period);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen before update or delete on uppsikt.report
  for each row execute function uppsikt_meta.keep_report_decision();

create function uppsikt_meta.keep_period_decision() returns trigger language plpgsql as $$
begin
  if old.state = 'decided' and (tg_op = 'DELETE' or new is distinct from old) then
    raise exception using errcode = 'UP001', message = format('Perioden %s-%s är beslutad och kan inte ändras.', old.year, old.kind);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen before update or delete on uppsikt.period
  for each row execute function uppsikt_meta.keep_period_decision();
