-- What a control plan also builds on: the auditors' findings, incidents and self-assessments. Each can raise a risk or an
-- action, and the link is kept both ways.

-- An audit report (Swedish: revisionsrapport) that a body has received.
create table uppsikt.auditor_report (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  body text not null,
  title text not null check (title <> ''),
  reported_on date not null,
  registry_number text check (registry_number <> ''),
  summary text not null default '',
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, body) references uppsikt.body
);
create index auditor_report_body on uppsikt.auditor_report (tenant_id, body, reported_on);
select uppsikt_meta.isolate('uppsikt.auditor_report', 'select, insert, update');

-- One recommendation of it, with the body's answer and what has come of it.
create table uppsikt.auditor_recommendation (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  report uuid not null,
  ordinal integer not null check (ordinal >= 0),
  text text not null check (text <> ''),
  answer text not null default '',
  status text not null default 'open' check (status in ('open', 'ongoing', 'done', 'declined')),
  owner text check (owner <> ''),
  due_on date,
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, report) references uppsikt.auditor_report
);
create index auditor_recommendation_report on uppsikt.auditor_recommendation (tenant_id, report, ordinal);
create index auditor_recommendation_due on uppsikt.auditor_recommendation (tenant_id, due_on);
select uppsikt_meta.isolate('uppsikt.auditor_recommendation', 'select, insert, update');

-- Seriousness is the scale of consequence, 1-4.
create table uppsikt.incident (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  body text not null,
  happened_on date not null,
  title text not null check (title <> ''),
  description text not null default '',
  seriousness integer not null check (seriousness between 1 and 4),
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, body) references uppsikt.body
);
create index incident_body on uppsikt.incident (tenant_id, body, happened_on);
select uppsikt_meta.isolate('uppsikt.incident', 'select, insert, update');

-- A self-assessment (Swedish: självvärdering): a question to heads, answered for two or three initiatives each.
create table uppsikt.survey (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  body text not null,
  title text not null check (title <> ''),
  question text not null check (question <> ''),
  anonymous boolean not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  closes_on date,
  revision integer not null default 1 check (revision > 0),
  updated_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, body) references uppsikt.body
);
create index survey_body on uppsikt.survey (tenant_id, body);
select uppsikt_meta.isolate('uppsikt.survey', 'select, insert, update');

-- Who is asked, and that they have answered; nothing here leads to what they answered where the survey is anonymous.
create table uppsikt.survey_invited (
  tenant_id uuid not null,
  survey uuid not null,
  account uuid not null,
  -- The department, as the results name it; null for one without.
  department text check (department <> ''),
  answered boolean not null default false,
  primary key (tenant_id, survey, account),
  foreign key (tenant_id, survey) references uppsikt.survey,
  foreign key (tenant_id, account) references uppsikt.account
);
select uppsikt_meta.isolate('uppsikt.survey_invited', 'select, insert, update');

-- An answer holds no moment and no number. In an anonymous survey it has no account, its department only where more than ten are
-- asked there, and all answers are written anew, in a random order and with new ids, each time that one comes in: neither
-- their order, their transaction nor their seals tell whose is whose.
create table uppsikt.survey_answer (
  tenant_id uuid not null,
  survey uuid not null,
  id uuid not null default gen_random_uuid(),
  account uuid,
  department text,
  initiatives jsonb not null,
  primary key (tenant_id, survey, id),
  foreign key (tenant_id, survey) references uppsikt.survey,
  foreign key (tenant_id, survey, account) references uppsikt.survey_invited
);
create unique index survey_answer_account on uppsikt.survey_answer (tenant_id, survey, account) where account is not null;
select uppsikt_meta.isolate('uppsikt.survey_answer', 'select, insert, delete');

-- What was raised from a source: "recommendation:ID", "incident:ID" or "survey:ID", as the audit chain names it.
create table uppsikt.input_risk (
  tenant_id uuid not null,
  source text not null check (source ~ '^(recommendation|incident|survey):'),
  body text not null,
  year integer not null,
  risk text not null,
  raised_by text,
  primary key (tenant_id, source, body, year, risk),
  foreign key (tenant_id, body, year, risk) references uppsikt.risk on delete cascade
);
create index input_risk_risk on uppsikt.input_risk (tenant_id, body, year, risk);
select uppsikt_meta.isolate('uppsikt.input_risk', 'select, insert');

create table uppsikt.input_action (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  source text not null check (source ~ '^(recommendation|incident|survey):'),
  body text not null,
  text jsonb not null,
  owner text check (owner <> ''),
  due_on date,
  status text check (status in ('planned', 'ongoing', 'completed', 'deviated')),
  closed_on date,
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, body) references uppsikt.body,
  check (closed_on is null or status is not distinct from 'completed' or status is not distinct from 'deviated')
);
create index input_action_source on uppsikt.input_action (tenant_id, source);
create index input_action_due on uppsikt.input_action (tenant_id, due_on);
select uppsikt_meta.isolate('uppsikt.input_action', 'select, insert, update');
