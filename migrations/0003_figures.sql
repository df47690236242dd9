-- Figures as reported: indicators year by year, and tables of economy, staff and variance.

create table uppsikt.indicator (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  key text not null check (key <> ''),
  ordinal integer not null check (ordinal >= 0),
  node text not null,
  title text not null check (title <> ''),
  unit text not null check (unit in ('percent', 'index', 'count', 'SEK', 'kSEK', 'MSEK', 'years')),
  direction text check (direction in ('higher', 'lower')),
  position integer not null check (position >= 0),
  primary key (tenant_id, body, year, period, key),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade,
  foreign key (tenant_id, year, node) references uppsikt.node
);
create index indicator_node on uppsikt.indicator (tenant_id, year, node);
select uppsikt_meta.isolate('uppsikt.indicator', 'select, insert, update, delete');

-- One value, in the order of the report's columns. A null value is an empty cell, never 0.
create table uppsikt.indicator_value (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  indicator text not null,
  ordinal integer not null check (ordinal >= 0),
  value_year integer not null,
  kind text not null check (kind in ('actual', 'target', 'forecast')),
  sex text not null check (sex in ('all', 'women', 'men')),
  value numeric,
  decimals integer not null check (decimals between 0 and 6),
  primary key (tenant_id, body, year, period, indicator, ordinal),
  foreign key (tenant_id, body, year, period, indicator) references uppsikt.indicator on delete cascade
);
select uppsikt_meta.isolate('uppsikt.indicator_value', 'select, insert, update, delete');

create table uppsikt.figure_table (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  key text not null check (key <> ''),
  ordinal integer not null check (ordinal >= 0),
  kind text not null check (kind in ('incomeStatement', 'departments', 'sickLeave', 'variance', 'investment', 'other')),
  corner text not null,
  unit text not null check (unit in ('percent', 'index', 'count', 'SEK', 'kSEK', 'MSEK', 'years')),
  columns text[] not null,
  primary key (tenant_id, body, year, period, key),
  foreign key (tenant_id, body, year, period) references uppsikt.report on delete cascade
);
select uppsikt_meta.isolate('uppsikt.figure_table', 'select, insert, update, delete');

create table uppsikt.figure_row (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  figure_table text not null,
  ordinal integer not null check (ordinal >= 0),
  label text not null,
  kind text not null check (kind in ('item', 'sum', 'plain')),
  primary key (tenant_id, body, year, period, figure_table, ordinal),
  foreign key (tenant_id, body, year, period, figure_table) references uppsikt.figure_table on delete cascade
);
select uppsikt_meta.isolate('uppsikt.figure_row', 'select, insert, update, delete');

create table uppsikt.figure_cell (
  tenant_id uuid not null,
  body text not null,
  year integer not null,
  period text not null,
  figure_table text not null,
  figure_row integer not null,
  ordinal integer not null check (ordinal >= 0),
  value numeric,
  decimals integer not null check (decimals between 0 and 6),
  primary key (tenant_id, body, year, period, figure_table, figure_row, ordinal),
  foreign key (tenant_id, body, year, period, figure_table, figure_row) references uppsikt.figure_row on delete cascade
);
select uppsikt_meta.isolate('uppsikt.figure_cell', 'select, insert, update, delete');
