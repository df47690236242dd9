-- A report that is published internally is read by elected members while it is still worked on.
alter table uppsikt.report add column published_at timestamptz;
alter table uppsikt.report add column published_by text;
alter table uppsikt.notification drop constraint notification_kind_check;
alter table uppsikt.notification add constraint notification_kind_check check (kind in
  ('mention', 'comment', 'returned', 'approved', 'ready', 'reminder', 'handedOver', 'opened', 'published'));
