-- Whose a host is, as the municipality itself has found out: it comes before the tables of the product. country null: it has
-- been tried and cannot be told.
create table uppsikt.host_note (
  tenant_id uuid not null references uppsikt.tenant,
  domain text not null check (domain ~ '^[a-z0-9.-]+$'),
  company text not null check (company <> ''),
  country text check (country ~ '^[A-Z]{2}$'),
  source text not null check (source <> ''),
  noted_on date not null default current_date,
  noted_by text,
  primary key (tenant_id, domain)
);
select uppsikt_meta.isolate('uppsikt.host_note', 'select, insert, update, delete');
