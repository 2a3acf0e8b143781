create or replace function audit.trial_balance_at(
  p_as_of date,
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
set search_path = pg_catalog, audit, pg_temp
as $$
  select b.account, b.account_number, b.account_class, b.unit,
         b.opening, b.debit, b.credit, b.balance
  from audit.trial_balance_between('-infinity', p_as_of, p_known_at, p_seal) as b
$$;

comment on function audit.trial_balance_at(date, timestamptz, bigint) is
  'The trial balance at the end of a day, as known at a moment, or by a seal; its opening column '
  'is always 0. '
  'For all that is recorded: audit.trial_balance_at(''infinity'', ''infinity'').';
