create or replace function reporting.begin_run(
  p_schedule integer,
  p_report text,
  p_scope text,
  p_step text,
  p_period_start date,
  out run bigint,
  out version smallint,
  out written_at bigint)
language sql
volatile
security definer
set search_path = pg_catalog, reporting, pg_temp
as $$
  select nextval('reporting.run_number'),
         case when p_schedule is not null then 1 else (
           select coalesce(max(r.version), 0) + 1
           from reporting.run as r
           where r.report = p_report and r.scope = p_scope and r.step = p_step
             and r.period_start = p_period_start
         ) end::smallint,
         floor(extract(epoch from clock_timestamp()))::bigint
$$;

comment on function reporting.begin_run(integer, text, text, text, date) is
  'A number for a run that is about to be made, its version, and when it is written by the '
  'database''s clock (seconds since 1970). Stores nothing.';
