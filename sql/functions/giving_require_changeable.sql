create or replace function giving.require_changeable(p_donation_id bigint)
returns giving.donation
language plpgsql
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_donation giving.donation;
  v_number text;
begin
  -- The lock makes refunds, voids and corrections of one gift wait for each other.
  select d.* into v_donation from giving.donation as d where d.id = p_donation_id for update;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'donation',
      message = format('there is no donation with the id %s', p_donation_id);
  end if;
  v_number := giving.document_number('D', v_donation.received_on, v_donation.id);
  if exists (select from ledger.entry as e where e.reverses = v_donation.entry_id) then
    raise exception using
      errcode = 'CL004', column = 'donation',
      message = format('%s was voided or corrected before', v_number),
      hint = format('coopledger donation show %s tells by what.', v_number);
  end if;
  return v_donation;
end
$$;

comment on function giving.require_changeable(bigint) is
  'Locks a gift and answers it. Raises CL004 where it was voided or corrected. Internal.';
