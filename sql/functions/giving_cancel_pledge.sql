create or replace function giving.cancel_pledge(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_pledge_id bigint,
  p_day date,
  p_late boolean,
  p_amount bigint,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[],
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_operation record;
  v_entry_id bigint;
begin
  v_operation := ledger.begin_operation(p_key, 'pledge.cancel', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  if p_amount <> giving.lock_pledge(p_pledge_id) then
    raise exception using
      errcode = '40001',
      message = 'the pledge was paid or cancelled by somebody else at this moment';
  end if;
  perform giving.require_posting(
    (select c.code from giving.pledge as p join giving.campaign as c on c.id = p.campaign_id
     where p.id = p_pledge_id),
    array['Pledges:%s:Outstanding', 'Pledges:%s:Promised'],
    array[-p_amount, p_amount], null, p_accounts, p_units, p_debits, p_credits, p_amounts);
  v_entry_id := ledger.post_entry(
    operation_id, v_operation.recorded_at, 'PLG', 'cancellation', p_day,
    p_late, 'donations',
    p_accounts, p_units, p_debits, p_credits, p_amounts, p_texts);
  perform giving.require_standing(
    v_entry_id, giving.pledge_stands_from(p_pledge_id), 'the pledge');
  insert into giving.pledge_cancellation (pledge_id, entry_id, amount_minor)
  values (p_pledge_id, v_entry_id, p_amount);
  status := 'created';
end
$$;

comment on function giving.cancel_pledge(
  text, jsonb, jsonb, bigint, date, boolean, bigint, text[], text[], integer[], integer[],
  bigint[]) is
  'Gives up what is outstanding of a pledge (p_amount, minor units, must be all of it).';
