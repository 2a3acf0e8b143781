create or replace function giving.record_pledge(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_campaign text,
  p_donor text,
  p_day date,
  p_late boolean,
  p_due_on date,
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
  v_campaign_id integer;
  v_entry_id bigint;
begin
  v_operation := ledger.begin_operation(p_key, 'pledge.record', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  v_campaign_id := giving.require_posting(
    p_campaign, array['Pledges:%s:Outstanding', 'Pledges:%s:Promised'],
    array[p_amount, -p_amount], null, p_accounts, p_units, p_debits, p_credits, p_amounts);
  v_entry_id := ledger.post_entry(
    operation_id, v_operation.recorded_at, 'PLG', 'pledge', p_day, p_late,
    'donations',
    p_accounts, p_units, p_debits, p_credits, p_amounts, p_texts);
  insert into giving.pledge (entry_id, campaign_id, donor_id, due_on, amount_minor)
  values (v_entry_id, v_campaign_id, giving.donor_id(p_donor), p_due_on, p_amount);
  status := 'created';
end
$$;

comment on function giving.record_pledge(
  text, jsonb, jsonb, text, text, date, boolean, date, bigint, text[], text[], integer[],
  integer[], bigint[]) is
  'Records the promise of a gift in the memorandum accounts; p_amount in minor units of the '
  'campaign''s currency.';
