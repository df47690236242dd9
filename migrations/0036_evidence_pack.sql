-- What the auditor takes away: an evidence pack is made by a job, and may be large, so its file is kept in pieces.

alter table uppsikt.job drop constraint job_kind_check;
alter table uppsikt.job add constraint job_kind_check check (kind ~ '^[a-z][A-Za-z]*$');

-- The file's size where its bytes stand in pieces; null where they stand in the row.
alter table uppsikt.job_file add column size bigint check (size >= 0);

create table uppsikt.job_file_piece (
  tenant_id uuid not null,
  job uuid not null,
  name text not null,
  ordinal integer not null check (ordinal >= 0),
  bytes bytea not null,
  primary key (tenant_id, job, name, ordinal),
  foreign key (tenant_id, job, name) references uppsikt.job_file on delete cascade
);
select uppsikt_meta.isolate('uppsikt.job_file_piece', 'select, insert, delete');
insert into uppsikt_meta.unwatched values ('job_file_piece');
