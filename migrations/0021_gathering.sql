-- Gathering: what a report has taken over from other bodies' reports for the same period, so that every text and every sum
-- can be followed back to its source, and a source that changes afterwards is seen. A decided report keeps its sources.

-- A text taken over into an entry. said: the whole text of the source when it was taken, live figures as they stood.
-- blocks: the places in it that were taken, from 0. lead_in: the name that it was begun with; null where none was.
create table uppsikt.gathered_text (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  node text not null,
  ordinal integer not null check (ordinal >= 0),
  source_body text not null,
  source_number integer not null,
  said jsonb not null,
  blocks integer[] not null check (cardinality(blocks) > 0),
  lead_in text check (lead_in <> ''),
  chosen_at timestamptz not null default clock_timestamp(),
  chosen_by text,
  primary key (tenant_id, body, year, period, node, ordinal),
  foreign key (tenant_id, body, year, period, node) references uppsikt.report_node on delete cascade,
  foreign key (tenant_id, source_body, year, period, node, source_number) references uppsikt.entry_version,
  check (source_body <> body)
);
create index gathered_text_source on uppsikt.gathered_text (tenant_id, source_body, year, period, node);
create trigger frozen before insert or update or delete on uppsikt.gathered_text
  for each row execute function uppsikt_meta.refuse_if_decided();
select uppsikt_meta.isolate('uppsikt.gathered_text', 'select, insert, update, delete');

-- A part of a figure that was added up: ref names the figure in the report, the rest what the source said of it when it was
-- added. value null: the source had none. counted: false where the part stands in another part that is itself a sum.
create table uppsikt.gathered_figure (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  ref text not null check (ref <> ''),
  source_body text not null,
  source_ref text not null check (source_ref <> ''),
  value numeric,
  decimals integer not null check (decimals between 0 and 6),
  unit text not null check (unit in ('percent', 'index', 'count', 'SEK', 'kSEK', 'MSEK', 'years')),
  counted boolean not null,
  chosen_at timestamptz not null default clock_timestamp(),
  chosen_by text,
  primary key (tenant_id, body, year, period, ref, source_body),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade,
  foreign key (tenant_id, source_body) references uppsikt.body
);
create index gathered_figure_source on uppsikt.gathered_figure (tenant_id, source_body, year, period);
create trigger frozen before insert or update or delete on uppsikt.gathered_figure
  for each row execute function uppsikt_meta.refuse_if_decided();
select uppsikt_meta.isolate('uppsikt.gathered_figure', 'select, insert, delete');
