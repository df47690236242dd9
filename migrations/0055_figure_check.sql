-- What a person has said of a finding of the figure check in a report: explained (it is right, and why) or dismissed (no
-- finding). It is bound to what stands there, word for word: another figure is another finding.
create table uppsikt.figure_finding (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  -- SHA-256 of the kind of check and of what was quoted.
  finding text not null check (finding ~ '^[0-9a-f]{64}$'),
  treatment text not null check (treatment in ('explained', 'dismissed')),
  reason text not null check (reason <> ''),
  at timestamptz not null default now(),
  by text,
  primary key (tenant_id, body, year, period, finding),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade
);
create trigger frozen before insert or update or delete on uppsikt.figure_finding
  for each row execute function uppsikt_meta.refuse_if_decided();
select uppsikt_meta.isolate('uppsikt.figure_finding', 'select, insert, delete');
