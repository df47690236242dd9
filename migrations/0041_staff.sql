-- Staff: groups of employees with how many they are, their sick leave, who left, and what they answered. What is shown of a
-- small group is settled before it reaches a report: hidden says that a figure is about too few persons.
alter table uppsikt.figure_cell add column hidden boolean not null default false;
alter table uppsikt.figure_cell add constraint figure_cell_hidden check (not hidden or value is null);

-- '' where a group is not told apart by it. Hours in total, of ordinary working time; answers: the mean of each question.
create table uppsikt.staff_group (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null check (period in ('interim1', 'interim2', 'year')),
  measure text not null check (measure in ('headcount', 'sickLeave', 'turnover', 'engagement')),
  unit text not null,
  form text not null check (form in ('', 'permanent', 'fixedTerm', 'hourly')),
  sex text not null check (sex in ('', 'women', 'men')),
  age text not null check (age in ('', 'young', 'middle', 'old')),
  persons integer not null check (persons >= 0),
  ordinary_hours numeric,
  sick_hours numeric,
  long_hours numeric,
  left_external integer check (left_external >= 0),
  left_internal integer check (left_internal >= 0),
  answers numeric[] check (cardinality(answers) = 9),
  source_file text not null,
  source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$'),
  source_line integer check (source_line > 0),
  revision integer not null default 1,
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text,
  primary key (tenant_id, body, year, period, measure, unit, form, sex, age),
  foreign key (tenant_id, body) references uppsikt.body
);

-- Nothing changes under a decided report. There may be no report yet.
create function uppsikt_meta.refuse_if_report_decided() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
begin
  perform from uppsikt.report r
  join uppsikt.period p on p.tenant_id = r.tenant_id and p.year = r.year and p.kind = r.period
  where r.tenant_id = v_row.tenant_id and r.body = v_row.body and r.year = v_row.year and r.period = v_row.period
    and (r.state in ('decided', 'published') or p.state = 'decided');
  if found then
    raise exception using errcode = 'UP001',
      message = format('Rapporten för %s, %s-%s, är beslutad och kan inte ändras.', v_row.body, v_row.year, v_row.period);
  end if;
  return v_row;
end $$;
create trigger frozen before insert or update or delete on uppsikt.staff_group
  for each row execute function uppsikt_meta.refuse_if_report_decided();
select uppsikt_meta.isolate('uppsikt.staff_group', 'select, insert, update, delete');

alter table uppsikt.column_mapping drop constraint column_mapping_kind_check;
alter table uppsikt.column_mapping add constraint column_mapping_kind_check
  check (kind in ('plan', 'indicators', 'values', 'economy', 'staff'));
alter table uppsikt.sheet_import drop constraint sheet_import_kind_check;
alter table uppsikt.sheet_import add constraint sheet_import_kind_check
  check (kind in ('plan', 'indicators', 'values', 'economy', 'staff'));
