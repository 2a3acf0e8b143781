create or replace function giving.gift_stands_from(p_donation_id bigint)
returns date
language sql
stable
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
  select greatest(e.effective_on, (
    select max(v.effective_on)
    from giving.refund as r
    join ledger.entry as x on x.id = r.entry_id
    join ledger.entry as v on v.reverses = r.entry_id
    where r.donation_id = d.id and v.effective_on > x.effective_on))
  from giving.donation as d
  join ledger.entry as e on e.id = d.entry_id
  where d.id = p_donation_id
$$;

comment on function giving.gift_stands_from(bigint) is
  'The day from which on what is left of a gift is really there: a refund that was voided late '
  'counts until that day. Given back or voided on an earlier one, the gift would be below zero in '
  'between. Internal.';
