create or replace function ledger.period_findings(
  p_month date,
  p_time_zone text,
  out subject text,
  out finding text)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
  with month as (
    select p_month as first_day, (p_month + interval '1 month')::date - 1 as last_day
  )
  select to_char(m.first_day, 'YYYY-MM'), format('is not over before %s', m.last_day + 1)
  from month as m
  where ledger.today(p_time_zone) <= m.last_day
  union all
  select to_char(p.month, 'YYYY-MM'), 'comes before it and is open'
  from ledger.period as p
  -- By the days of the fold and its tail: the journal itself is too long to be looked through.
  where p.closed_by is null and p.month in (
    select date_trunc('month', d.day)
    from ledger.daily('infinity', null) as d
    join ledger.account as a on a.id = d.account_id
    where d.day < p_month and a.account_group <> 'statistical')
  union all
  select a.name,
         format('still holds %s %s that nobody has explained',
                ledger.amount(abs(b.opening + b.debit - b.credit), u.scale), a.unit)
  from month as m
  cross join lateral ledger.balances(m.first_day, m.last_day, 'infinity') as b
  join ledger.account as a on a.id = b.account_id
  join ledger.unit as u on u.code = a.unit
  where a.name like 'Liabilities:Suspense:%' and b.opening + b.debit <> b.credit
  union all
  -- Who imports no statements waits for none.
  select format('%s recorded by hand', case when count(*) = 1 then 'a gift or refund'
           else count(*) || ' gifts and refunds' end),
         format('since %s, %s %s in all, not seen on a statement', min(w.day),
           ledger.amount(sum(w.minor), u.scale), u.code)
  from month as m
  join banking.waiting as w on w.day <= m.last_day
  join ledger.unit as u on u.code = w.currency
  where exists (select from banking.account)
  group by u.code, u.scale
  union all
  -- Banks send no statement of a day on which nothing moved: so the last day that is told counts.
  select 'bank account ' || b.code,
         format('has no statement of %s',
           case when coalesce(s.told + 1, m.first_day) >= m.last_day then m.last_day::text
             else format('%s to %s', greatest(s.told + 1, m.first_day), m.last_day) end)
  from month as m
  cross join banking.account as b
  cross join lateral (
    select max(t.last_day) as told
    from banking.statement as t
    where t.account_id = b.id
  ) as s
  where s.told < m.last_day
  union all
  select 'bank account ' || b.code,
         format('has a gap before its statement of %s, which was accepted', t.first_day)
  from month as m
  join banking.statement as t
    on t.gap_minor is not null and t.first_day between m.first_day and m.last_day
  join banking.account as b on b.id = t.account_id
  union all
  select format('%s entries', count(*)), 'of the month are not sealed yet'
  from month as m
  join ledger.entry as e
    on e.effective_on between m.first_day and m.last_day and e.journal_code <> 'MBR'
  join ledger.unsealed as u on u.operation_id = e.operation_id
  having count(*) > 0
  order by 1, 2
$$;

comment on function ledger.period_findings(date, text) is
  'What is missing before a month (its first day) can be closed with a good conscience: earlier '
  'months still open, money in suspense, days that no statement tells, entries that no seal covers.';
