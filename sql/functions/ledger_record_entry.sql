create or replace function ledger.record_entry(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_day date,
  p_late boolean,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[],
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_operation record;
begin
  v_operation := ledger.begin_operation(p_key, 'entry.post', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  perform ledger.post_entry(
    operation_id, v_operation.recorded_at, 'OD', 'entry', p_day, p_late,
    'anyone',
    p_accounts, p_units, p_debits, p_credits, p_amounts, p_texts);
  status := 'created';
end
$$;

comment on function ledger.record_entry(
  text, jsonb, jsonb, date, boolean, text[], text[], integer[], integer[], bigint[]) is
  'Posts a general entry between accounts that anyone may move. Raises CL005 for one that '
  'documents move.';
