create or replace function giving.take_back(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_donation_id bigint,
  p_late boolean)
returns bigint
language plpgsql
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_donation giving.donation := giving.require_changeable(p_donation_id);
  v_from date := giving.gift_stands_from(p_donation_id);
  v_entry ledger.entry;
begin
  perform giving.require_no_refunds(p_donation_id);
  perform giving.require_unseen(p_donation_id, null);
  select e.* into v_entry from ledger.entry as e where e.id = v_donation.entry_id;
  if v_from > v_entry.effective_on and not p_late then
    raise exception using
      errcode = 'CL013', column = 'on',
      message = format('a refund of the gift was taken back late, on %s: until then the gift '
                       'cannot be taken back', v_from),
      hint = format('With --late it is taken back on %s, or on the first open day after it.',
                    v_from);
  end if;
  return ledger.post_reversal(
    p_operation_id, p_recorded_at, v_entry.id,
    coalesce(v_entry.occurred_on, v_entry.effective_on), v_from, p_late);
end
$$;

comment on function giving.take_back(bigint, timestamptz, bigint, boolean) is
  'Reverses a gift on its own day, or late, and never before its refunds are taken back. Raises '
  'CL004 where it was reversed before, CL009 where refunds stand, CL041 where a statement line '
  'settled it. Internal.';
