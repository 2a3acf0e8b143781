create or replace function reporting.record_round(
  p_began_at timestamptz,
  p_host text,
  p_runs integer,
  p_accepted integer,
  p_waiting integer,
  p_failed integer,
  p_problem text)
returns void
language sql
volatile
security definer
set search_path = pg_catalog, reporting, pg_temp
as $$
  insert into reporting.round (began_at, host, runs, accepted, waiting, failed, problem)
  values (
    p_began_at, left(p_host, 255), p_runs, p_accepted, p_waiting, p_failed, left(p_problem, 2000))
$$;

comment on function reporting.record_round(
  timestamptz, text, integer, integer, integer, integer, text) is
  'Writes down that the scheduled job has come to its end, and how.';
