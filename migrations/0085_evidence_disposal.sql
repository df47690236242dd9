-- What is said of evidence can be corrected, with every earlier wording kept; e-mail is taken; what is past its day is disposed
-- of by a person, or by the worker where the municipality has said so.

alter table uppsikt.evidence drop constraint evidence_kind_check;
alter table uppsikt.evidence add constraint evidence_kind_check
  check (kind in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'odt', 'ods', 'csv', 'text', 'eml', 'msg'));
alter table uppsikt.evidence add column revision integer not null default 1 check (revision > 0);
alter table uppsikt.evidence add column changed_at timestamptz;
alter table uppsikt.evidence add column changed_by text;

-- What was said before each change, written by the database itself; from when it was said, and by whom.
create table uppsikt.evidence_change (
  tenant_id uuid not null,
  evidence uuid not null,
  revision integer not null,
  note text not null,
  personal_data boolean not null,
  retain_until date,
  said_at timestamptz not null,
  said_by text,
  primary key (tenant_id, evidence, revision),
  foreign key (tenant_id, evidence) references uppsikt.evidence
);
select uppsikt_meta.isolate('uppsikt.evidence_change', 'select');

create or replace function uppsikt_meta.keep_evidence() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_free constant text[] := array['note', 'personal_data', 'retain_until', 'file_name', 'erased_at', 'erased_by', 'erased_reason',
    'revision', 'changed_at', 'changed_by'];
begin
  if tg_op = 'DELETE' or old.erased_at is not null
    or (to_jsonb(new) - v_free) is distinct from (to_jsonb(old) - v_free)
    or (new.erased_at is null and new.file_name <> old.file_name) then
    raise exception using errcode = 'UP001', message = 'Ett underlag ändras eller tas inte bort; bara dess innehåll kan raderas.';
  end if;
  if new.revision <> old.revision + 1 then
    raise exception 'evidence: each change has the next revision';
  end if;
  return new;
end $$;

-- Erasing takes the notes of the history too: they may say whom the file is about.
create function uppsikt_meta.keep_evidence_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.erased_at is null then
    insert into uppsikt.evidence_change (tenant_id, evidence, revision, note, personal_data, retain_until, said_at, said_by)
    values (old.tenant_id, old.id, old.revision, old.note, old.personal_data, old.retain_until,
      coalesce(old.changed_at, old.uploaded_at), case when old.changed_at is null then old.uploaded_by else old.changed_by end);
  else
    update uppsikt.evidence_change set note = '' where tenant_id = old.tenant_id and evidence = old.id;
  end if;
  return null;
end $$;
create trigger history after update on uppsikt.evidence
  for each row execute function uppsikt_meta.keep_evidence_change();
