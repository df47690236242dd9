-- The control plan of a body and year: it holds the risks and controls, and is decided once. A report says which of its
-- risks it follows up, what each control showed, and the actions, with who answers for each, by when and how it went.

-- Forced row level security holds the owner too; the rows that stand there are moved over.
alter table uppsikt.risk no force row level security;
alter table uppsikt.control no force row level security;
alter table uppsikt.control_result no force row level security;
alter table uppsikt.import no force row level security;
create temporary table old_risk on commit drop as select * from uppsikt.risk;
create temporary table old_control on commit drop as select * from uppsikt.control;
create temporary table old_result on commit drop as select * from uppsikt.control_result;
drop table uppsikt.control_result;
drop table uppsikt.control;
drop table uppsikt.risk;

create table uppsikt.control_plan (
  tenant_id uuid not null,
  body text not null,
  year integer not null check (year between 1990 and 2200),
  state text not null default 'draft' check (state in ('draft', 'decided')),
  decided_on date,
  paragraph text,
  registry_number text,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, body, year),
  foreign key (tenant_id, body) references uppsikt.body,
  check ((state = 'decided') = (decided_on is not null))
);

-- position: the risk's place in the plan. A report has an order of its own.
create table uppsikt.risk (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  key text not null check (key <> ''),
  position integer not null check (position >= 0),
  process_area text,
  area text not null,
  text text not null check (text <> ''),
  event text,
  cause text,
  consequence text,
  origin text check (origin in ('supervision', 'own')),
  origin_text text not null,
  primary key (tenant_id, body, year, key),
  foreign key (tenant_id, body, year) references uppsikt.control_plan
);

create table uppsikt.control (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  key text not null check (key <> ''),
  risk text not null,
  position integer not null check (position >= 0),
  title text not null check (title <> ''),
  frequency text not null,
  method jsonb,
  primary key (tenant_id, body, year, key),
  foreign key (tenant_id, body, year, risk) references uppsikt.risk on delete cascade
);
create index control_risk on uppsikt.control (tenant_id, body, year, risk);

-- The risks that a report holds, in its order, and what it says of each.
create table uppsikt.report_risk (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  risk text not null,
  ordinal integer not null check (ordinal >= 0),
  comment jsonb,
  primary key (tenant_id, body, year, period, risk),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade,
  foreign key (tenant_id, body, year, risk) references uppsikt.risk
);
create index report_risk_risk on uppsikt.report_risk (tenant_id, body, year, risk);

-- The controls that a report holds under its risks, in its order, and what each showed.
create table uppsikt.control_result (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  control text not null,
  risk text not null,
  ordinal integer not null check (ordinal >= 0),
  assessment text,
  result jsonb,
  primary key (tenant_id, body, year, period, control),
  foreign key (tenant_id, body, year, period, risk) references uppsikt.report_risk on delete cascade,
  foreign key (tenant_id, body, year, control) references uppsikt.control
);
create index control_result_control on uppsikt.control_result (tenant_id, body, year, control);
create index control_result_risk on uppsikt.control_result (tenant_id, body, year, period, risk);

-- completed: closed as planned; deviated: closed, but not as planned; null: not said.
create table uppsikt.control_action (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  control text not null,
  key text not null check (key <> ''),
  ordinal integer not null check (ordinal >= 0),
  text jsonb not null,
  owner text check (owner <> ''),
  due_on date,
  status text check (status in ('planned', 'ongoing', 'completed', 'deviated')),
  closed_on date,
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, body, year, period, control, key),
  foreign key (tenant_id, body, year, period, control) references uppsikt.control_result on delete cascade,
  check (closed_on is null or status is not distinct from 'completed' or status is not distinct from 'deviated')
);
create index control_action_due on uppsikt.control_action (tenant_id, due_on);

-- Where several periods of a year held the same risk or control, the newest period's wording stands in the plan.
insert into uppsikt.control_plan (tenant_id, body, year) select distinct tenant_id, body, year from old_risk;

insert into uppsikt.risk (tenant_id, body, year, key, position, process_area, area, text, event, cause, consequence, origin, origin_text)
select distinct on (tenant_id, body, year, key)
  tenant_id, body, year, key, ordinal, process_area, area, text, event, cause, consequence, origin, origin_text
from old_risk
order by tenant_id, body, year, key, array_position(array['year', 'interim2', 'interim1'], period);

insert into uppsikt.control (tenant_id, body, year, key, risk, position, title, frequency, method)
select distinct on (tenant_id, body, year, key) tenant_id, body, year, key, risk, ordinal, title, frequency, method
from old_control
order by tenant_id, body, year, key, array_position(array['year', 'interim2', 'interim1'], period);

insert into uppsikt.report_risk (tenant_id, body, year, period, risk, ordinal, comment)
select tenant_id, body, year, period, key, ordinal, comment from old_risk;

insert into uppsikt.control_result (tenant_id, body, year, period, control, risk, ordinal, assessment, result)
select c.tenant_id, c.body, c.year, c.period, c.key, c.risk, c.ordinal, r.assessment, r.result
from old_control c
left join old_result r on (r.tenant_id, r.body, r.year, r.period, r.control) = (c.tenant_id, c.body, c.year, c.period, c.key);

insert into uppsikt.control_action (tenant_id, body, year, period, control, key, ordinal, text)
select tenant_id, body, year, period, control, 'action/1', 0, action from old_result where jsonb_typeof(action) = 'object';

-- What was read from files and waits for approval, or can be looked at again, is brought to the same form.
create function uppsikt_meta.with_actions(p_result jsonb) returns jsonb language sql immutable as $$
  select (p_result - 'action') || jsonb_build_object('actions', case when jsonb_typeof(p_result -> 'action') = 'object'
    then jsonb_build_array(jsonb_build_object('key', 'action/1', 'text', p_result -> 'action',
      'owner', null, 'dueOn', null, 'status', null, 'closedOn', null))
    else '[]' end)
$$;
update uppsikt.import i set proposal = jsonb_set(i.proposal, '{facts,risks}', coalesce((
  select jsonb_agg(jsonb_set(r.risk - 'position', '{controls}', coalesce((
    select jsonb_agg(jsonb_set(c.control, '{result}', uppsikt_meta.with_actions(c.control -> 'result')) order by c.place)
    from jsonb_array_elements(r.risk -> 'controls') with ordinality c(control, place)), '[]')) order by r.place)
  from jsonb_array_elements(i.proposal #> '{facts,risks}') with ordinality r(risk, place)), '[]'))
where jsonb_typeof(i.proposal #> '{facts,risks}') = 'array';
drop function uppsikt_meta.with_actions(jsonb);
alter table uppsikt.import force row level security;

select uppsikt_meta.isolate('uppsikt.control_plan', 'select, insert, update');
select uppsikt_meta.isolate('uppsikt.risk', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.control', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.report_risk', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.control_result', 'select, insert, update, delete');
select uppsikt_meta.isolate('uppsikt.control_action', 'select, insert, update, delete');

-- What a report says is frozen by the report's decision.
create trigger frozen before insert or update or delete on uppsikt.report_risk
  for each row execute function uppsikt_meta.refuse_if_decided();
create trigger frozen before insert or update or delete on uppsikt.control_result
  for each row execute function uppsikt_meta.refuse_if_decided();
create trigger frozen before insert or update or delete on uppsikt.control_action
  for each row execute function uppsikt_meta.refuse_if_decided();

-- Refuses a change of a risk or control whose plan is decided, or that a decided report holds. The share locks make a
-- decision wait for changes under way, and changes wait for a decision under way.
create function uppsikt_meta.refuse_if_control_plan_decided() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
  v_words text := coalesce(to_jsonb(v_row) ->> 'title', to_jsonb(v_row) ->> 'text');
  v_name text := case when tg_table_name = 'risk' then 'Risken' else 'Kontrollen' end
    || ' ”' || case when length(v_words) > 80 then left(v_words, 80) || ' …' else v_words end || '”';
  v_plan text;
  v_report record;
begin
  if tg_op = 'UPDATE' and (old.body, old.year, old.key) is distinct from (new.body, new.year, new.key) then
    raise exception using errcode = 'UP001', message = v_name || ' kan inte flyttas till en annan internkontrollplan.';
  end if;
  select p.state into v_plan from uppsikt.control_plan p
  where p.tenant_id = v_row.tenant_id and p.body = v_row.body and p.year = v_row.year for share;
  if v_plan = 'decided' then
    raise exception using errcode = 'UP001', message = format(
      'Internkontrollplanen för %s %s är beslutad. %s kan inte läggas till, ändras eller tas bort.', v_row.body, v_row.year, v_name);
  end if;
  if tg_op = 'INSERT' then
    return null;
  end if;
  -- A report keeps its own order, and the risk that it holds a control under.
  if tg_op = 'UPDATE' and to_jsonb(old) - 'position' - 'risk' = to_jsonb(new) - 'position' - 'risk' then
    return new;
  end if;
  for v_report in
    select r.period, r.state, p.state as period_state
    from uppsikt.report r
    join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
    where r.tenant_id = old.tenant_id and r.body = old.body and r.year = old.year and case when tg_table_name = 'risk'
      then exists (select from uppsikt.report_risk h where h.tenant_id = r.tenant_id and h.body = r.body and h.year = r.year
        and h.period = r.period and h.risk = old.key)
      else exists (select from uppsikt.control_result h where h.tenant_id = r.tenant_id and h.body = r.body and h.year = r.year
        and h.period = r.period and h.control = old.key) end
    for share
  loop
    if v_report.state in ('decided', 'published') or v_report.period_state = 'decided' then
      raise exception using errcode = 'UP001', message = format(
        'Rapporten för %s, %s-%s, är beslutad. %s ingår i den och kan inte ändras: behåll den beslutade lydelsen.', old.body, old.year, v_report.period, v_name);
    end if;
  end loop;
  return v_row;
end $$;
-- After an insert: a row that stands there already is no new one.
create trigger frozen before update or delete on uppsikt.risk
  for each row execute function uppsikt_meta.refuse_if_control_plan_decided();
create trigger frozen_insert after insert on uppsikt.risk
  for each row execute function uppsikt_meta.refuse_if_control_plan_decided();
create trigger frozen before update or delete on uppsikt.control
  for each row execute function uppsikt_meta.refuse_if_control_plan_decided();
create trigger frozen_insert after insert on uppsikt.control
  for each row execute function uppsikt_meta.refuse_if_control_plan_decided();

-- A decision is not taken back.
create function uppsikt_meta.keep_control_plan_decision() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'decided' and (tg_op = 'DELETE' or new is distinct from old) then
    raise exception using errcode = 'UP001',
      message = format('Internkontrollplanen för %s %s är beslutad och kan inte ändras.', old.body, old.year);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen before update or delete on uppsikt.control_plan
  for each row execute function uppsikt_meta.keep_control_plan_decision();
