-- People: accounts, their roles by body, one-time links and sessions. Secrets are kept as hashes only.

create table uppsikt.account (
  tenant_id uuid not null references uppsikt.tenant,
  id uuid not null default gen_random_uuid(),
  login text not null check (login <> '' and login = lower(login)),
  name text not null check (name <> ''),
  password_hash text,
  locale text not null default 'sv',
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, login)
);
select uppsikt_meta.isolate('uppsikt.account', 'select, insert, update, delete');

-- A role holds for one body, or for the whole municipality where body is null.
create table uppsikt.account_role (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  account uuid not null,
  role text not null check (role in
    ('reporter', 'head', 'controller', 'coordinator', 'secretary', 'auditor', 'member', 'administrator')),
  body text,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, account, role, body),
  foreign key (tenant_id, account) references uppsikt.account on delete cascade,
  foreign key (tenant_id, body) references uppsikt.body
);
select uppsikt_meta.isolate('uppsikt.account_role', 'select, insert, update, delete');

create table uppsikt.one_time_link (
  tenant_id uuid not null,
  token_hash bytea not null,
  account uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account) references uppsikt.account on delete cascade
);
select uppsikt_meta.isolate('uppsikt.one_time_link', 'select, insert, update, delete');

create table uppsikt.session (
  tenant_id uuid not null,
  token_hash bytea not null,
  account uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account) references uppsikt.account on delete cascade
);
create index session_account on uppsikt.session (tenant_id, account);
select uppsikt_meta.isolate('uppsikt.session', 'select, insert, update, delete');
