create or replace function giving.require_unseen(p_donation_id bigint, p_refund_id bigint)
returns void
language plpgsql
set search_path = pg_catalog, ledger, giving, banking, pg_temp
as $$
declare
  v_line bigint;
begin
  select a.line_id into v_line
  from banking.standing_part as a
  where (a.explains = 'recorded-gift' and a.donation_id = p_donation_id)
    or (a.explains = 'recorded-refund' and a.refund_id = p_refund_id)
  limit 1;
  if found then
    raise exception using
      errcode = 'CL041', column = 'document',
      message = format('its money was seen on statement line %s', v_line),
      hint = format('First coopledger statement deallocate %s --reason TEXT.', v_line);
  end if;
end
$$;

comment on function giving.require_unseen(bigint, bigint) is
  'Raises CL041 for a gift or a refund that was recorded by hand and is settled by a statement '
  'line: taken back, it would leave that line explained by nothing. Internal.';
