create or replace function ledger.balances(
  p_from date,
  p_to date,
  p_known_at timestamptz,
  out account_id integer,
  out opening numeric,
  out debit numeric,
  out credit numeric)
returns setof record
language sql
stable
set search_path = pg_catalog, ledger, pg_temp
as $$
  select side.account_id,
         coalesce(sum(side.debit - side.credit) filter (where side.effective_on < p_from), 0),
         coalesce(sum(side.debit) filter (where side.effective_on >= p_from), 0),
         coalesce(sum(side.credit) filter (where side.effective_on >= p_from), 0)
  from (
    select t.debit_account, e.effective_on, sum(t.amount_minor), 0::numeric
    from ledger.transfer as t
    join ledger.entry as e on e.id = t.entry_id
    where e.effective_on <= p_to and e.recorded_at <= p_known_at
    group by t.debit_account, e.effective_on
    union all
    select t.credit_account, e.effective_on, 0::numeric, sum(t.amount_minor)
    from ledger.transfer as t
    join ledger.entry as e on e.id = t.entry_id
    where e.effective_on <= p_to and e.recorded_at <= p_known_at
    group by t.credit_account, e.effective_on
  ) as side (account_id, effective_on, debit, credit)
  group by side.account_id
$$;

comment on function ledger.balances(date, date, timestamptz) is
  'For each account that was moved up to p_to, as known at p_known_at: opening (debit less credit '
  'before p_from), and the debits and credits from p_from to p_to, in minor units. The one engine '
  'under every report.';
