-- Internal control: risks, the controls that follow them up, results.

create table uppsikt.risk (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  key text not null check (key <> ''),
  ordinal integer not null check (ordinal >= 0),
  process_area text,
  area text not null,
  text text not null check (text <> ''),
  event text,
  cause text,
  consequence text,
  origin text check (origin in ('supervision', 'own')),
  origin_text text not null,
  position integer not null check (position >= 0),
  comment jsonb,
  primary key (tenant_id, body, year, period, key),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade
);
select uppsikt_meta.isolate('uppsikt.risk', 'select, insert, update, delete');

create table uppsikt.control (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  key text not null check (key <> ''),
  risk text not null,
  ordinal integer not null check (ordinal >= 0),
  title text not null check (title <> ''),
  frequency text not null,
  method jsonb,
  primary key (tenant_id, body, year, period, key),
  foreign key (tenant_id, body, year, period, risk) references uppsikt.risk on delete cascade
);
create index control_risk on uppsikt.control (tenant_id, body, year, period, risk);
select uppsikt_meta.isolate('uppsikt.control', 'select, insert, update, delete');

create table uppsikt.control_result (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  control text not null,
  assessment text,
  result jsonb,
  action jsonb,
  primary key (tenant_id, body, year, period, control),
  foreign key (tenant_id, body, year, period, control) references uppsikt.control on delete cascade
);
select uppsikt_meta.isolate('uppsikt.control_result', 'select, insert, update, delete');
