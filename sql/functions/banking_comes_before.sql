create or replace function banking.comes_before(
  p_day date, p_sequence text, p_other_day date, p_other_sequence text)
returns boolean
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    p_day < p_other_day
    or p_day = p_other_day and case
      when p_sequence ~ '^[0-9]{1,9}$' and p_other_sequence ~ '^[0-9]{1,9}$'
        then p_sequence::integer < p_other_sequence::integer end,
    false)
$$;

comment on function banking.comes_before(date, text, date, text) is
  'Whether a statement of that day comes before another one: by the days, and on one day by the '
  'bank''s numbers, where both are numbers. Internal.';
