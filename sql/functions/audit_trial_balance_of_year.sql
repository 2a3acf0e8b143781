-- Context: a fiscal year's income and expenses begin at nothing, and what the years before earned
-- belongs to equity. Choice: that is derived here, for any year and as known at any time. Rejected:
-- an entry that closes the year's accounts, for a late correction of that year would contradict it.
create or replace function audit.trial_balance_of_year(
  p_year integer,
  p_known_at timestamptz,
  p_seal bigint default null,
  out account text,
  out account_number text,
  out account_class text,
  out unit text,
  out opening numeric,
  out debit numeric,
  out credit numeric,
  out balance numeric)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
  with year as (
    select make_date(
             p_year - (b.fiscal_year_start > 1)::integer, b.fiscal_year_start, 1) as first_day
    from ledger.books as b
  ),
  moved as materialized (
    select a.name, a.number, a.class, a.unit, b.opening, b.debit, b.credit
    from year
    cross join lateral ledger.balances(
      year.first_day, (year.first_day + interval '1 year')::date - 1, p_known_at, p_seal) as b
    join ledger.account as a on a.id = b.account_id
  ),
  carried as (
    select m.name, m.number, m.class, m.unit,
           case when m.class in ('income', 'expense') then 0 else m.opening end as opening,
           m.debit, m.credit
    from moved as m
    union all
    select 'Equity:Retained',
           coalesce((
             select min(a.number) from ledger.account as a where a.name = 'Equity:Retained'),
             '140000'),
           'equity', m.unit, sum(m.opening), 0, 0
    from moved as m
    where m.class in ('income', 'expense')
    group by m.unit
  )
  select c.name, c.number, c.class, c.unit,
         ledger.amount(sum(c.opening), u.scale),
         ledger.amount(sum(c.debit), u.scale),
         ledger.amount(sum(c.credit), u.scale),
         ledger.amount(sum(c.opening + c.debit - c.credit), u.scale)
  from carried as c
  join ledger.unit as u on u.code = c.unit
  group by c.name, c.number, c.class, c.unit, u.scale
  having sum(c.opening) <> 0 or sum(c.debit) <> 0 or sum(c.credit) <> 0
  order by c.name collate "C", c.unit collate "C"
$$;

comment on function audit.trial_balance_of_year(integer, timestamptz, bigint) is
  'Opening balance, movement and closing balance of each account in a fiscal year, as known at a '
  'moment, or by a seal where one is given. Income and expenses open at 0; what they came to in '
  'the years before is in the opening of Equity:Retained, with no entry for it. Balances are debit '
  'less credit; in each unit openings and balances add up to 0.';
