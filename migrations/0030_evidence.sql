-- Evidence (Swedish: underlag): files that show what a control, an action or the like says. The content lies in parts in the
-- database, so that it follows every backup and is behind the same row level security as the rest.

create table uppsikt.evidence (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  body text not null,
  -- What it belongs to, as the audit chain names it: "action:KS/2025-year/control/rond/action/1".
  subject text not null check (subject <> ''),
  -- Cleaned; empty once it is erased.
  file_name text not null,
  kind text not null check (kind in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'odt', 'ods', 'csv', 'text')),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  note text not null default '',
  personal_data boolean not null default false,
  -- The day from which it may be erased; null: it is preserved.
  retain_until date,
  uploaded_at timestamptz not null default clock_timestamp(),
  uploaded_by text,
  erased_at timestamptz,
  erased_by text,
  erased_reason text check (erased_reason <> ''),
  primary key (tenant_id, id),
  foreign key (tenant_id, body) references uppsikt.body,
  check ((erased_at is null) = (erased_reason is null))
);
create index evidence_subject on uppsikt.evidence (tenant_id, subject, uploaded_at);
create index evidence_retention on uppsikt.evidence (tenant_id, retain_until) where erased_at is null;

create table uppsikt.evidence_part (
  tenant_id uuid not null,
  evidence uuid not null,
  ordinal integer not null check (ordinal >= 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (tenant_id, evidence, ordinal),
  foreign key (tenant_id, evidence) references uppsikt.evidence
);
-- Most kinds are packed already.
alter table uppsikt.evidence_part alter column bytes set storage external;

-- A file stays as it was taken in: what is said of it may change until its content is erased, and then nothing more.
create function uppsikt_meta.keep_evidence() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.erased_at is not null
    or (to_jsonb(new) - array['note', 'personal_data', 'retain_until', 'file_name', 'erased_at', 'erased_by', 'erased_reason'])
      is distinct from (to_jsonb(old) - array['note', 'personal_data', 'retain_until', 'file_name', 'erased_at', 'erased_by', 'erased_reason'])
    or (new.erased_at is null and new.file_name <> old.file_name) then
    raise exception using errcode = 'UP001', message = 'Ett underlag ändras eller tas inte bort; bara dess innehåll kan raderas.';
  end if;
  return new;
end $$;
create trigger kept before update or delete on uppsikt.evidence
  for each row execute function uppsikt_meta.keep_evidence();

create function uppsikt_meta.keep_evidence_part() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and exists (select from uppsikt.evidence e
    where e.tenant_id = old.tenant_id and e.id = old.evidence and e.erased_at is not null) then
    return old;
  end if;
  raise exception using errcode = 'UP001', message = 'Ett underlags innehåll ändras inte; det kan bara raderas.';
end $$;
create trigger kept before update or delete on uppsikt.evidence_part
  for each row execute function uppsikt_meta.keep_evidence_part();

select uppsikt_meta.isolate('uppsikt.evidence', 'select, insert, update');
select uppsikt_meta.isolate('uppsikt.evidence_part', 'select, insert, delete');
