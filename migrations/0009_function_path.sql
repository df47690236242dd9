-- Functions look names up in pg_catalog first and in the session's temporary schema last. Without the last word a role
-- that may make temporary objects could put a type of its own before PostgreSQL's, and run code as the functions' owner.
-- Nor do triggers follow the search path of whoever makes the change.
do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('uppsikt', 'uppsikt_meta')
  loop
    execute format('alter function %s set search_path = pg_catalog, pg_temp', v_function);
  end loop;
end $$;
