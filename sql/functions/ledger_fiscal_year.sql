create or replace function ledger.fiscal_year(p_day date)
returns integer
language sql
immutable
parallel safe
as $$
  select extract(year from p_day)::integer
$$;

comment on function ledger.fiscal_year(date) is 'The fiscal year of a day: the calendar year.';
