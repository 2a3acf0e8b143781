create or replace function giving.require_no_refunds(p_donation_id bigint)
returns void
language plpgsql
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_refund text;
begin
  select giving.document_number('R', e.effective_on, r.id) into v_refund
  from giving.refund as r
  join ledger.entry as e on e.id = r.entry_id
  where r.donation_id = p_donation_id
    and not exists (select from ledger.entry as v where v.reverses = r.entry_id)
  order by r.ordinal
  limit 1;
  if found then
    raise exception using
      errcode = 'CL009', column = 'donation',
      message = format('the gift was refunded (%s): it can no longer be voided or corrected',
                       v_refund),
      hint = format('If the refund itself is wrong: coopledger donation void %s first.', v_refund);
  end if;
end
$$;

comment on function giving.require_no_refunds(bigint) is
  'Raises CL009 where a gift has refunds that stand. Internal.';
