create or replace function ledger.today(p_time_zone text)
returns date
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
  select (clock_timestamp() at time zone p_time_zone)::date
$$;

comment on function ledger.today(text) is
  'The day it is in a time zone, such as Europe/Brussels, by the database''s clock.';
