-- Where a report's result of a control came from: the occurrences that a person has taken it from, each as it stood.
create table uppsikt.control_result_origin (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  control text not null,
  occurrence text not null,
  -- The version of the occurrence's result.
  number integer not null,
  taken_at timestamptz not null default clock_timestamp(),
  taken_by text,
  primary key (tenant_id, body, year, period, control, occurrence),
  foreign key (tenant_id, body, year, period, control) references uppsikt.control_result on delete cascade,
  foreign key (tenant_id, body, year, control, occurrence, number) references uppsikt.occurrence_result_version
);
create index control_result_origin_occurrence on uppsikt.control_result_origin (tenant_id, body, year, control, occurrence);
create trigger frozen before insert or update or delete on uppsikt.control_result_origin
  for each row execute function uppsikt_meta.refuse_if_decided();
select uppsikt_meta.isolate('uppsikt.control_result_origin', 'select, insert, delete');

-- The day that whoever answers for the control was last reminded of the occurrence.
alter table uppsikt.control_occurrence add column reminded_on date;
