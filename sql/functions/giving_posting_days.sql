create or replace function giving.posting_days(p_days date[], p_kept boolean[], p_late boolean)
returns date[]
language plpgsql
as $$
declare
  v_closed date[] := array[]::date[];
  v_open date[] := array[]::date[];
  v_month record;
  v_day date;
begin
  for v_month in
    select date_trunc('month', d.day)::date as first, min(d.day) as day
    from unnest(p_days, p_kept) as d (day, kept)
    where d.kept
    group by 1
    order by 1
  loop
    v_day := ledger.posting_day(v_month.day, p_late);
    if v_day >= v_month.first + interval '1 month' then
      v_closed := v_closed || v_month.first;
      v_open := v_open || v_day;
    end if;
  end loop;
  if cardinality(v_closed) = 0 then
    return p_days;
  end if;
  return array(
    select coalesce(v_open[array_position(v_closed, date_trunc('month', d.day)::date)], d.day)
    from unnest(p_days) with ordinality as d (day, place)
    order by d.place);
end
$$;

comment on function giving.posting_days(date[], boolean[], boolean) is
  'What ledger.posting_day answers for each of these days; each month is asked once. Internal.';
