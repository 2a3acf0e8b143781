create or replace function audit.position_at(
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out currency text,
  out section text,
  out item text,
  out account_number text,
  out amount numeric)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, audit, pg_temp
as $$
  with balance as materialized (
    select b.*
    from ledger.books
    cross join make_interval(months => books.fiscal_year_start - 1) as late
    cross join lateral audit.trial_balance_between(
      (date_trunc('year', p_as_of::timestamp - late) + late)::date, p_as_of, p_known_at, p_seal
    ) as b
    where b.account_class not in ('memorandum', 'statistical')
  ),
  line (currency, place, section, item, account_number, amount) as (
    select b.unit, array_position(array['asset', 'liability', 'equity'], b.account_class),
           b.account_class, b.account, b.account_number,
           case b.account_class when 'asset' then b.balance else -b.balance end
    from balance as b
    where b.account_class in ('asset', 'liability', 'equity')
    union all
    -- Income and expense are never closed into equity by an entry: what they came to follows.
    select b.unit, 4, 'result', r.item, null, sum(r.amount)
    from balance as b
    cross join lateral (values
      ('Result of earlier years', -b.opening), ('Result of the year', b.credit - b.debit)
    ) as r (item, amount)
    where b.account_class in ('income', 'expense')
    group by b.unit, r.item
  )
  select l.currency, l.section, l.item, l.account_number, l.amount
  from line as l
  where l.amount <> 0
  order by l.currency collate "C", l.place, l.account_number collate "C", l.item collate "C"
$$;

comment on function audit.position_at(date, timestamptz, bigint) is
  'The statement of financial position at the end of a day, as known at a moment, or by a seal, without what is '
  'nothing: assets (debit less credit), liabilities, equity and results (credit less debit). In '
  'each currency the assets are equal to all the rest. The result of the fiscal year of the day '
  'and those of earlier years are derived, for no entry closes income and expense.';
