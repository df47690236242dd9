-- When a control is done: who answers for it, which months it comes back in, and each occurrence with its day. What the
-- plan was decided with stands; an occurrence that is added or dropped after that says why.

-- recurrence: the months, 1-12, that the control is done in. central_key: the control that the executive board has set for
-- all bodies, of which this is the body's own. sample_size: how many are drawn where the method says sample.
alter table uppsikt.control
  add column responsible text check (responsible <> ''),
  add column responsible_account uuid,
  add column starts_on date,
  add column ends_on date,
  add column recurrence integer[] check (recurrence <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] and cardinality(recurrence) > 0),
  add column four_eyes boolean not null default false,
  add column sample_size integer check (sample_size > 0),
  add column central_key text check (central_key <> ''),
  add foreign key (tenant_id, responsible_account) references uppsikt.account,
  add check (ends_on >= starts_on);
create index control_account on uppsikt.control (tenant_id, responsible_account);
create index control_central on uppsikt.control (tenant_id, year, central_key);

-- One time that a control is to be done. reason: why it was added after the plan's decision.
create table uppsikt.control_occurrence (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  control text not null,
  key text not null check (key <> ''),
  due_on date not null,
  month integer not null check (month = extract(month from due_on)),
  label text check (label <> ''),
  origin text not null check (origin in ('recurrence', 'manual')),
  reason text check (reason <> ''),
  dropped_on date,
  dropped_reason text check (dropped_reason <> ''),
  created_at timestamptz not null default now(),
  created_by text,
  primary key (tenant_id, body, year, control, key),
  foreign key (tenant_id, body, year, control) references uppsikt.control on delete cascade,
  check ((dropped_on is null) = (dropped_reason is null))
);
create index control_occurrence_due on uppsikt.control_occurrence (tenant_id, due_on);
select uppsikt_meta.isolate('uppsikt.control_occurrence', 'select, insert, update, delete');

create function uppsikt_meta.refuse_occurrence_if_decided() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
  v_state text;
begin
  if tg_op = 'UPDATE' and (old.body, old.year, old.control, old.key) is distinct from (new.body, new.year, new.control, new.key) then
    raise exception using errcode = 'UP001', message = 'Ett kontrolltillfälle kan inte flyttas till en annan kontroll.';
  end if;
  select p.state into v_state from uppsikt.control_plan p
  where p.tenant_id = v_row.tenant_id and p.body = v_row.body and p.year = v_row.year for share;
  if v_state is distinct from 'decided' then
    return v_row;
  end if;
  if tg_op = 'INSERT' and new.reason is null then
    raise exception using errcode = 'UP001', message = format(
      'Internkontrollplanen för %s %s är beslutad. Ange varför tillfället läggs till.', new.body, new.year);
  end if;
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and (old.due_on, old.label, old.origin, old.reason)
      is distinct from (new.due_on, new.label, new.origin, new.reason) then
    raise exception using errcode = 'UP001', message = format(
      'Internkontrollplanen för %s %s är beslutad. Tillfället %s kan inte ändras eller tas bort. Ställ in det med ett skäl i stället.',
      v_row.body, v_row.year, v_row.due_on);
  end if;
  return v_row;
end $$;
create trigger frozen before insert or update or delete on uppsikt.control_occurrence
  for each row execute function uppsikt_meta.refuse_occurrence_if_decided();
