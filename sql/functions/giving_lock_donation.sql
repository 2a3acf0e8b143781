create or replace function giving.lock_donation(
  p_donation_id bigint,
  out amount_left bigint,
  out value_left bigint,
  out refunds smallint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_donation giving.donation := giving.require_changeable(p_donation_id);
begin
  select v_donation.amount_minor - coalesce(sum(r.amount_minor) filter (where not r.voided), 0),
         v_donation.value_minor - coalesce(sum(r.value_minor) filter (where not r.voided), 0),
         coalesce(max(r.ordinal), 0)
  into amount_left, value_left, refunds
  from (
    select refund.amount_minor, refund.value_minor, refund.ordinal,
           exists (select from ledger.entry as e where e.reverses = refund.entry_id) as voided
    from giving.refund
    where refund.donation_id = p_donation_id) as r;
end
$$;

comment on function giving.lock_donation(bigint) is
  'Locks a gift until the transaction ends and answers what of it is not yet refunded: '
  'amount_left in minor units of its currency, value_left in those of the campaign''s, and how '
  'many refunds there have been, voided ones included. Raises CL004 for a voided gift.';
