-- Periods as work: who is asked to report, what a report only shows around its own, who has been reminded,
-- and a person's own calendar.

-- The bodies that are asked to report for a period. The coordinating one reports on the whole plan. Without rows, nobody is.
create table uppsikt.period_body (
  tenant_id uuid not null,
  year integer not null,
  period text not null,
  body text not null,
  coordinates boolean not null default false,
  primary key (tenant_id, year, period, body),
  foreign key (tenant_id, year, period) references uppsikt.period on delete cascade,
  foreign key (tenant_id, body) references uppsikt.body
);
create unique index period_body_coordinates on uppsikt.period_body (tenant_id, year, period) where coordinates;
create index period_body_body on uppsikt.period_body (tenant_id, body);
select uppsikt_meta.isolate('uppsikt.period_body', 'select, insert, update, delete');

-- context: held only to show where the body's own nodes belong; nobody reports on it here.
alter table uppsikt.report_node add column context boolean not null default false;

-- That a person was reminded of a step: at most once a day, and once for each slot of a deadline. Rows are only ever added.
create table uppsikt.reminder (
  tenant_id uuid not null,
  year integer not null,
  period text not null,
  step text not null check (step in ('report', 'review', 'compile', 'decide')),
  account uuid not null,
  day date not null,
  due_on date,
  slot text not null check (slot in ('fiveBefore', 'oneBefore', 'oneAfter', 'asked')),
  primary key (tenant_id, year, period, step, account, day),
  foreign key (tenant_id, year, period) references uppsikt.period on delete cascade,
  foreign key (tenant_id, account) references uppsikt.account on delete cascade
);
create unique index reminder_slot on uppsikt.reminder (tenant_id, year, period, step, account, due_on, slot) where slot <> 'asked';
create index reminder_account on uppsikt.reminder (tenant_id, account);
select uppsikt_meta.isolate('uppsikt.reminder', 'select, insert');

-- The secret address of a person's calendar: the SHA-256 of its token. One for each person.
create table uppsikt.calendar_feed (
  tenant_id uuid not null,
  account uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, account),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, account) references uppsikt.account on delete cascade
);
select uppsikt_meta.isolate('uppsikt.calendar_feed', 'select, insert, update, delete');

-- When the date was last set: calendars tell a changed deadline from an old one by it.
alter table uppsikt.period_deadline add column changed_at timestamptz not null default now();

-- Counted on every page.
create index notification_unread on uppsikt.notification (tenant_id, account) where read_at is null;
-- Who answers for a node is asked by body.
create index node_owner_body on uppsikt.node_owner (tenant_id, body, year);
