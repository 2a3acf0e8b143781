create or replace function ledger.balances(
  p_from date,
  p_to date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out account_id integer,
  out opening numeric,
  out debit numeric,
  out credit numeric)
returns setof record
language sql
stable
set search_path = pg_catalog, ledger, pg_temp
as $$
  select d.account_id,
         coalesce(sum(d.debit - d.credit) filter (where d.day < p_from), 0),
         coalesce(sum(d.debit) filter (where d.day >= p_from), 0),
         coalesce(sum(d.credit) filter (where d.day >= p_from), 0)
  from ledger.daily(p_known_at, p_seal) as d
  where d.day <= p_to
  group by d.account_id
$$;

comment on function ledger.balances(date, date, timestamptz, bigint) is
  'For each account that was moved up to p_to, as known at p_known_at or by the seal p_seal: '
  'opening (debit less credit before p_from), and the debits and credits from p_from to p_to, in '
  'minor units.';
