-- The risk register: the gross list of a body and year with its assessments, what was chosen into the plan and why, every
-- change of it, and the plan as it was decided. A decided plan is opened again by a revision, with a reason.

alter table uppsikt.risk no force row level security;
alter table uppsikt.control no force row level security;
alter table uppsikt.scale no force row level security;
alter table uppsikt.scale_value no force row level security;

-- least: the lowest product of likelihood and consequence that a level of risk stands for.
alter table uppsikt.scale_value add column least integer check (least between 1 and 16);

-- The default scales of likelihood, consequence and level of risk, for the municipalities that are here already.
create temporary table new_scale on commit drop as select * from (values
  ('likelihood', 'Sannolikhet', 'Hur ofta det väntas hända. Samma skala gäller för alla nämnder.'),
  ('impact', 'Konsekvens', 'Hur allvarligt det blir om det händer. Samma skala gäller för alla nämnder.'),
  ('riskLevel', 'Risknivå', 'Sannolikhet gånger konsekvens ger ett riskvärde från 1 till 16. Varje nivå börjar vid sitt lägsta värde.')
) s(code, name, definition);
create temporary table new_value on commit drop as select * from (values
  ('likelihood', 0, '4', 'Sannolik', 'Ungefär en gång i veckan eller oftare', 'pie100', '#4a5560', null::integer),
  ('likelihood', 1, '3', 'Möjlig', 'Ungefär en gång i månaden', 'pie80', '#4a5560', null),
  ('likelihood', 2, '2', 'Mindre sannolik', 'Ungefär en gång om året', 'pie20', '#4a5560', null),
  ('likelihood', 3, '1', 'Osannolik', 'Ungefär en gång på tio år', 'pie0', '#4a5560', null),
  ('impact', 0, '4', 'Allvarlig', 'Så stor skada att det inte får hända', 'pie100', '#4a5560', null),
  ('impact', 1, '3', 'Kännbar', 'Märks tydligt av invånare, medarbetare eller ekonomi', 'pie80', '#4a5560', null),
  ('impact', 2, '2', 'Lindrig', 'Liten skada som går att hantera i vardagen', 'pie20', '#4a5560', null),
  ('impact', 3, '1', 'Försumbar', 'Knappt märkbar', 'pie0', '#4a5560', null),
  ('riskLevel', 0, 'critical', 'Mycket hög', 'Måste åtgärdas och följas upp i planen', 'diamond', '#a02b2b', 12),
  ('riskLevel', 1, 'high', 'Hög', 'Bör följas upp i planen', 'triangle', '#b4510f', 8),
  ('riskLevel', 2, 'medium', 'Medel', 'Bevakas av verksamheten', 'square', '#8a6a00', 4),
  ('riskLevel', 3, 'low', 'Låg', 'Accepteras', 'circle', '#1a7f4b', 1)
) v(scale, position, code, label, meaning, shape, color, least);
insert into uppsikt.scale (tenant_id, code, name, definition, position)
select t.tenant_id, n.code, n.name, n.definition, t.last + array_position(array['likelihood', 'impact', 'riskLevel'], n.code)
from (select tenant_id, max(position) as last from uppsikt.scale group by tenant_id) t, new_scale n
on conflict do nothing;
insert into uppsikt.scale_value (tenant_id, scale, code, label, meaning, shape, color, position, least)
select s.tenant_id, v.scale, v.code, v.label, v.meaning, v.shape, v.color, v.position, v.least
from uppsikt.scale s join new_value v on v.scale = s.code
on conflict do nothing;

-- made: by a report that held it, or by a person in the register; what a report made leaves a draft with the last report that
-- holds it, unless a person has adopted it: worked on it in the register.
-- chosen: into the plan, or not, each with its reason; null is not said yet. predecessor: what it was the year before.
alter table uppsikt.risk
  add column made text not null default 'report' check (made in ('report', 'adopted', 'register')),
  add column owner text check (owner <> ''),
  add column likelihood integer check (likelihood between 1 and 4),
  add column impact integer check (impact between 1 and 4),
  add column assessed_reason text not null default '',
  add column likelihood_after integer check (likelihood_after between 1 and 4),
  add column impact_after integer check (impact_after between 1 and 4),
  add column after_reason text not null default '',
  add column chosen boolean default true,
  add column chosen_reason text not null default '',
  add column predecessor_year integer,
  add column predecessor text,
  add column revision integer not null default 1 check (revision > 0),
  add column updated_at timestamptz not null default now(),
  add column updated_by text,
  add check ((predecessor_year is null) = (predecessor is null)),
  add foreign key (tenant_id, body, predecessor_year, predecessor) references uppsikt.risk (tenant_id, body, year, key)
    on delete set null (predecessor_year, predecessor);
create index risk_predecessor on uppsikt.risk (tenant_id, body, predecessor_year, predecessor);
alter table uppsikt.control
  add column made text not null default 'report' check (made in ('report', 'adopted', 'register')),
  add column predecessor_year integer,
  add column predecessor text,
  add column carried_reason text not null default '',
  add column revision integer not null default 1 check (revision > 0),
  add column updated_at timestamptz not null default now(),
  add column updated_by text,
  add check ((predecessor_year is null) = (predecessor is null)),
  add foreign key (tenant_id, body, predecessor_year, predecessor) references uppsikt.control (tenant_id, body, year, key)
    on delete set null (predecessor_year, predecessor);
create index control_predecessor on uppsikt.control (tenant_id, body, predecessor_year, predecessor);

-- Every version of every risk and control, written by the database itself. Rows are only ever added.
create table uppsikt.control_plan_change (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  kind text not null check (kind in ('risk', 'control')),
  key text not null,
  number integer not null check (number > 0),
  content jsonb not null,
  removed boolean not null default false,
  at timestamptz not null default now(),
  by text,
  primary key (tenant_id, body, year, kind, key, number),
  foreign key (tenant_id, body, year) references uppsikt.control_plan
);
create trigger append_only before update or delete on uppsikt.control_plan_change
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.control_plan_change
  for each statement execute function uppsikt_meta.refuse_change();

create function uppsikt_meta.keep_control_plan_change() returns trigger
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
    to_jsonb(v_row) - v_aside, tg_op = 'DELETE', clock_timestamp(), v_row.updated_by;
  return null;
end $$;
insert into uppsikt.control_plan_change (tenant_id, body, year, kind, key, number, content)
select tenant_id, body, year, 'risk', key, 1,
  to_jsonb(r) - array['tenant_id', 'body', 'year', 'key', 'position', 'revision', 'updated_at', 'updated_by', 'made'] from uppsikt.risk r;
insert into uppsikt.control_plan_change (tenant_id, body, year, kind, key, number, content)
select tenant_id, body, year, 'control', key, 1,
  to_jsonb(c) - array['tenant_id', 'body', 'year', 'key', 'position', 'revision', 'updated_at', 'updated_by', 'made'] from uppsikt.control c;
create trigger keep_change after insert or update or delete on uppsikt.risk
  for each row execute function uppsikt_meta.keep_control_plan_change();
create trigger keep_change after insert or update or delete on uppsikt.control
  for each row execute function uppsikt_meta.keep_control_plan_change();

-- A plan as it was decided, and each decided revision of it: the whole plan as JSON with its scales and limits, and its hash.
create table uppsikt.control_plan_version (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  number integer not null check (number > 0),
  snapshot jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  reason text not null default '',
  decided_on date not null,
  paragraph text,
  registry_number text,
  created_at timestamptz not null default now(),
  created_by text,
  primary key (tenant_id, body, year, number),
  foreign key (tenant_id, body, year) references uppsikt.control_plan
);
create trigger append_only before update or delete on uppsikt.control_plan_version
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.control_plan_version
  for each statement execute function uppsikt_meta.refuse_change();

-- revising: decided, and opened again for a change.
alter table uppsikt.control_plan add column revision_reason text check (revision_reason <> '');
alter table uppsikt.control_plan drop constraint control_plan_state_check;
alter table uppsikt.control_plan add constraint control_plan_state_check check (state in ('draft', 'decided', 'revising'));
alter table uppsikt.control_plan drop constraint control_plan_check;
alter table uppsikt.control_plan add constraint control_plan_check check ((state = 'draft') = (decided_on is null));
alter table uppsikt.control_plan add constraint control_plan_revision check ((state = 'revising') = (revision_reason is not null));

-- A decision is not taken back: a decided plan is opened for a revision, with a reason, and decided again.
create or replace function uppsikt_meta.keep_control_plan_decision() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'decided' and tg_op = 'UPDATE' and new.state = 'revising' and new.revision_reason is not null
    and (new.decided_on, new.paragraph, new.registry_number) is not distinct from (old.decided_on, old.paragraph, old.registry_number) then
    return new;
  end if;
  if old.state = 'revising' and tg_op = 'UPDATE' and new.state <> 'draft' then
    return new;
  end if;
  if old.state <> 'draft' and (tg_op = 'DELETE' or new is distinct from old) then
    raise exception using errcode = 'UP001',
      message = format('Internkontrollplanen för %s %s är beslutad och kan inte ändras.', old.body, old.year);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- As before, but for what no report prints: a decided report holds the wording only.
create or replace function uppsikt_meta.refuse_if_control_plan_decided() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
  v_words text := coalesce(to_jsonb(v_row) ->> 'title', to_jsonb(v_row) ->> 'text');
  v_name text := case when tg_table_name = 'risk' then 'Risken' else 'Kontrollen' end
    || ' ”' || case when length(v_words) > 80 then left(v_words, 80) || ' …' else v_words end || '”';
  v_wording text[] := array['title', 'frequency', 'method', 'text', 'area', 'process_area', 'event', 'cause', 'consequence',
    'origin', 'origin_text'];
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
  if tg_op = 'UPDATE' and not exists (
    select from unnest(v_wording) w where to_jsonb(old) -> w is distinct from to_jsonb(new) -> w) then
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

alter table uppsikt.risk force row level security;
alter table uppsikt.control force row level security;
alter table uppsikt.scale force row level security;
alter table uppsikt.scale_value force row level security;
select uppsikt_meta.isolate('uppsikt.control_plan_change', 'select');
select uppsikt_meta.isolate('uppsikt.control_plan_version', 'select, insert');
