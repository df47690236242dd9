-- What a person decides that a run shows goes into the result of an occurrence of a control in a plan, and from there into
-- the report, as any other result does. Rows from before name the report's period and no occurrence.
alter table uppsikt.control_assessment add column occurrence text;
alter table uppsikt.control_assessment add foreign key (tenant_id, body, year, control, occurrence)
  references uppsikt.occurrence_result;
create index control_assessment_occurrence on uppsikt.control_assessment (tenant_id, body, year, control, occurrence);
