-- A decided report can be corrected: it is opened again with a reason, and its next decision makes a version that names the
-- one it takes the place of. Sections of a report can be locked while the rest is written.

create table uppsikt.report_correction (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  -- The version that is corrected.
  number integer not null,
  reason text not null check (reason <> ''),
  opened_at timestamptz not null default now(),
  opened_by text,
  primary key (tenant_id, body, year, period, number),
  foreign key (tenant_id, body, year, period, number) references uppsikt.report_version
);
create trigger append_only before update or delete on uppsikt.report_correction
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.report_correction
  for each statement execute function uppsikt_meta.refuse_change();
select uppsikt_meta.isolate('uppsikt.report_correction', 'select, insert');

-- A decision is not taken back: a decided report can only be published, or opened for a correction of its latest version.
create or replace function uppsikt_meta.keep_report_decision() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.state not in ('decided', 'published') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and new.state = 'draft' and exists (
    select from uppsikt.report_correction c
    where c.tenant_id = old.tenant_id and c.body = old.body and c.year = old.year and c.period = old.period
      and c.number = (select max(v.number) from uppsikt.report_version v where v.tenant_id = old.tenant_id
        and v.body = old.body and v.year = old.year and v.period = old.period)) then
    return new;
  end if;
  if tg_op = 'DELETE' or new.state not in ('decided', 'published') or (old.state = 'published' and new.state = 'decided')
    or new.decided_on is distinct from old.decided_on then
    raise exception using errcode = 'UP001',
      message = format('Rapporten för %s, %s-%s, är beslutad och kan inte ändras.', old.body, old.year, old.period);
  end if;
  return new;
end $$;

-- A locked section: nobody but a controller writes on the node, or on what stands under it.
create table uppsikt.section_lock (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  node text not null,
  reason text not null default '',
  at timestamptz not null default now(),
  by text,
  primary key (tenant_id, body, year, period, node),
  foreign key (tenant_id, body, year, period, node) references uppsikt.report_node on delete cascade
);
create trigger frozen before insert or update or delete on uppsikt.section_lock
  for each row execute function uppsikt_meta.refuse_if_decided();
select uppsikt_meta.isolate('uppsikt.section_lock', 'select, insert, delete');
