create or replace function audit.activities_between(
  p_from date,
  p_to date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out currency text,
  out section text,
  out campaign text,
  out account text,
  out account_number text,
  out amount numeric)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, giving, audit, pg_temp
as $$
  select b.unit, b.account_class, c.code, b.account, b.account_number,
         case b.account_class when 'income' then b.credit - b.debit else b.debit - b.credit end
  from audit.trial_balance_between(p_from, p_to, p_known_at, p_seal) as b
  left join giving.campaign as c on upper(c.code) = split_part(b.account, ':', 3)
  where b.account_class in ('income', 'expense') and b.debit <> b.credit
  order by b.unit collate "C", b.account_class desc, c.code collate "C" nulls last,
           b.account_number collate "C", b.account collate "C"
$$;

comment on function audit.activities_between(date, date, timestamptz, bigint) is
  'The statement of activities from one day to another, both included, as known at a moment, or by a seal: what '
  'each account of income (credit less debit) and of expense (debit less credit) came to, without '
  'those that came to nothing. The result of a currency is its income less its expense. An account '
  'belongs to the campaign whose code in capitals is the third part of its name.';
