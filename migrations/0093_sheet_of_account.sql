-- Whose an upload is: a controller of single bodies sees and carries out their own only. Null for the command line, and for
-- what was uploaded before.
alter table uppsikt.sheet_import add column created_account uuid;
alter table uppsikt.sheet_import add foreign key (tenant_id, created_account) references uppsikt.account;
create index sheet_import_account on uppsikt.sheet_import (tenant_id, created_account);
