-- The organisation over time: what bodies were called and how they were renamed, merged, split and closed; and when each
-- person last signed in.

-- Forced row level security holds the owner too; both tables are filled in below.
alter table uppsikt.account no force row level security;
alter table uppsikt.audit_event no force row level security;

alter table uppsikt.account add column signed_in_at timestamptz;
update uppsikt.account a set signed_in_at = e.at
from (select tenant_id, subject, max(at) as at from uppsikt.audit_event
  where verb in ('session.signIn', 'session.redeemLink') group by tenant_id, subject) e
where e.tenant_id = a.tenant_id and e.subject = 'account:' || a.id;

alter table uppsikt.account force row level security;
alter table uppsikt.audit_event force row level security;

-- What has happened to bodies, and from which day it holds. Rows are only ever added.
create table uppsikt.body_change (
  tenant_id uuid not null references uppsikt.tenant,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('added', 'renamed', 'moved', 'merged', 'split', 'closed', 'reopened')),
  day date not null,
  note text not null default '',
  at timestamptz not null default clock_timestamp(),
  by text,
  primary key (tenant_id, id)
);

-- The bodies of a change, with the names that they had: `from` before it, `to` after it.
create table uppsikt.body_change_part (
  tenant_id uuid not null,
  change uuid not null,
  side text not null check (side in ('from', 'to')),
  ordinal integer not null check (ordinal >= 0),
  body text not null,
  name text not null check (name <> ''),
  primary key (tenant_id, change, side, ordinal),
  foreign key (tenant_id, change) references uppsikt.body_change,
  foreign key (tenant_id, body) references uppsikt.body
);
create index body_change_part_body on uppsikt.body_change_part (tenant_id, body);

create trigger append_only before update or delete on uppsikt.body_change
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.body_change
  for each statement execute function uppsikt_meta.refuse_change();
create trigger append_only before update or delete on uppsikt.body_change_part
  for each row execute function uppsikt_meta.refuse_change();
create trigger append_only_truncate before truncate on uppsikt.body_change_part
  for each statement execute function uppsikt_meta.refuse_change();

select uppsikt_meta.isolate('uppsikt.body_change', 'select, insert');
select uppsikt_meta.isolate('uppsikt.body_change_part', 'select, insert');
