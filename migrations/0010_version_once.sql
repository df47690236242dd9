-- A decided report has the version that was decided, and gets no other behind its back: what is printed is the latest one.

create trigger frozen before insert on uppsikt.report_version
  for each row execute function uppsikt_meta.refuse_if_decided();
