create or replace function giving.pledge_stands_from(p_pledge_id bigint)
returns date
language sql
stable
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
  select greatest(e.effective_on, (
    select max(v.effective_on)
    from giving.donation as d
    join ledger.entry as x on x.id = d.entry_id
    join ledger.entry as v on v.reverses = d.entry_id
    where d.pledge_id = p.id and v.effective_on > x.effective_on))
  from giving.pledge as p
  join ledger.entry as e on e.id = p.entry_id
  where p.id = p_pledge_id
$$;

comment on function giving.pledge_stands_from(bigint) is
  'The day from which on what is outstanding of a pledge is really there: a payment that was '
  'voided late counts until that day. Paid or cancelled on an earlier one, the pledge would be '
  'below zero in between. Internal.';
