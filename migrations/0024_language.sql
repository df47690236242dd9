-- The language that a person has chosen, for pages, mails and the calendar. Null: none is chosen, and the browser's own choice stands.

alter table uppsikt.account alter column locale drop default, alter column locale drop not null;
alter table uppsikt.account no force row level security;
update uppsikt.account set locale = null;
alter table uppsikt.account force row level security;
alter table uppsikt.account add constraint account_locale check (locale in ('sv', 'en'));
