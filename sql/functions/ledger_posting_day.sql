create or replace function ledger.posting_day(p_day date, p_late boolean)
returns date
language plpgsql
as $$
declare
  v_month date := date_trunc('month', p_day);
  v_is_closed boolean;
begin
  loop
    if not exists (select from ledger.period as p where p.month = v_month) then
      insert into ledger.period (month) values (v_month) on conflict do nothing;
    end if;
    -- Whoever closes the month waits until we have posted, or has closed it before we look.
    select p.closed_by is not null into v_is_closed
    from ledger.period as p
    where p.month = v_month
    for share;
    exit when not v_is_closed;
    if not p_late then
      raise exception using
        errcode = 'CL013', column = 'on',
        message = format('%s is closed: nothing dated %s can be posted any more',
                         to_char(v_month, 'YYYY-MM'), p_day),
        hint = format(
          'With --late it is posted on %s, the first open day after it, and keeps its own day.', (
            select min(m)::date
            from generate_series(
              v_month::timestamp,
              (select max(p.month) + interval '1 month' from ledger.period as p),
              interval '1 month') as m
            where not exists (
              select from ledger.period as p where p.month = m and p.closed_by is not null)));
    end if;
    v_month := v_month + interval '1 month';
  end loop;
  return greatest(p_day, v_month);
end
$$;

comment on function ledger.posting_day(date, boolean) is
  'The day on which money of p_day is posted: that day, or with p_late the first open one on or '
  'after it. Holds the month open until the transaction ends. Raises CL013 where it is closed. '
  'Internal.';
