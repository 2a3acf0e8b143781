create or replace function audit.trial_balance_between(
  p_from date,
  p_to date,
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
  select a.name, a.number, a.class, a.unit,
         ledger.amount(b.opening, u.scale),
         ledger.amount(b.debit, u.scale),
         ledger.amount(b.credit, u.scale),
         ledger.amount(b.opening + b.debit - b.credit, u.scale)
  from ledger.balances(p_from, p_to, p_known_at, p_seal) as b
  join ledger.account as a on a.id = b.account_id
  join ledger.unit as u on u.code = a.unit
  order by a.name collate "C", a.unit collate "C"
$$;

comment on function audit.trial_balance_between(date, date, timestamptz, bigint) is
  'Opening balance, movement and closing balance of each account from one day to another, both '
  'included, as known at a moment, or by a seal where one is given. Balances are debit less '
  'credit; in each unit they add up to 0.';
