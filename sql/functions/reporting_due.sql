create or replace function reporting.due(
  p_now timestamptz,
  p_time_zone text,
  out schedule_id integer,
  out report text,
  out scope text,
  out step text,
  out dialect text,
  out period_start date,
  out period_end date)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, reporting, pg_temp
as $$
  select s.id, s.report, s.scope, size.step, s.dialect, p.start::date,
         (p.start + size.length)::date - 1
  from (
    select (coalesce(p_now, clock_timestamp()) at time zone p_time_zone)::date as day
  ) as today
  cross join reporting.schedule as s
  join (
    values ('monthly', 'month', interval '1 month'), ('quarterly', 'quarter', '3 months'),
      ('yearly', 'year', '1 year')
  ) as size (frequency, step, length) on size.frequency = s.frequency
  -- Days without a time: no summer time and no month's length can shift them.
  cross join generate_series(s.starting::timestamp, today.day::timestamp, size.length) as p (start)
  where s.state = 'active'
    and (p.start + size.length)::date + (s.send_day - 1) <= today.day
    and not exists (
      select from reporting.run as r
      where r.schedule_id = s.id and r.period_start = p.start::date)
  order by p.start + size.length, s.id
$$;

comment on function reporting.due(timestamptz, text) is
  'The periods of active schedules that have ended, whose day of sending has come by p_now (null: '
  'the database''s clock) in the time zone, and of which there is no run: oldest first.';
