-- Context: on weekends and holidays no rate is published, and for some currencies none is any more.
-- Choice: the latest rate of the last ten days, the day itself included: the longest pause of the
-- ECB, over Easter or Christmas, is five days. Rejected: any earlier rate, however old, for a
-- rouble of today is not that of the last day on which it was quoted.
create or replace function ledger.reference_rate(
  p_from text,
  p_to text,
  p_on date,
  out rate numeric,
  out rate_on date)
language sql
stable
set search_path = pg_catalog, ledger, pg_temp
as $$
  -- Twelve decimals, as many as a rate may have; one euro is a euro on any day that has the other.
  select round(wanted.per_euro / given.per_euro, 12), day.day
  from generate_series(0, 10) as back (days)
  cross join lateral (select p_on - back.days as day) as day
  cross join lateral (
    select case p_from when 'EUR' then 1.0 else (
      select r.rate from ledger.rate as r
      where r.currency = p_from and r.day = day.day
      order by r.version desc
      limit 1) end as per_euro
  ) as given
  cross join lateral (
    select case p_to when 'EUR' then 1.0 else (
      select r.rate from ledger.rate as r
      where r.currency = p_to and r.day = day.day
      order by r.version desc
      limit 1) end as per_euro
  ) as wanted
  where p_from <> p_to and wanted.per_euro / given.per_euro > 0
  order by back.days
  limit 1
$$;

comment on function ledger.reference_rate(text, text, date) is
  'How much of p_to one p_from was by the reference rates of a day, or of the latest one before it '
  'within ten days, and which day that is; nulls where there is none. Rounded to twelve decimals.';
