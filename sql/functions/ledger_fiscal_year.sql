create or replace function ledger.fiscal_year(p_day date, p_start smallint)
returns integer
language sql
immutable
parallel safe
as $$
  select extract(year from p_day)::integer
    + case when p_start > 1 and extract(month from p_day) >= p_start then 1 else 0 end
$$;

comment on function ledger.fiscal_year(date, smallint) is
  'The fiscal year of a day where fiscal years start in the month p_start: it bears the number of '
  'the calendar year in which it ends.';
