-- A finished scan becomes a run of every control that is done by scanning: each site is a row of the run.
alter table uppsikt.control_finding drop constraint control_finding_list_check;
alter table uppsikt.control_finding add constraint control_finding_list_check
  check (list in ('exception', 'unmatched', 'quotation', 'subject'));
