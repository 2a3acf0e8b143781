create or replace function ledger.record_entry(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_day date,
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
  v_kept record;
  v_entry_id bigint;
begin
  v_operation := ledger.begin_operation(p_key, 'entry.post', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  select a.name, a.moved_by into v_kept
  from ledger.account as a
  where a.name = any (p_accounts) and a.moved_by <> 'anyone'
  limit 1;
  if found then
    raise exception using
      errcode = 'CL005',
      column = 'account',
      message = format('the account %s is moved by %s only', v_kept.name, v_kept.moved_by),
      hint = case v_kept.moved_by
        when 'donations' then 'Use coopledger donation … or coopledger pledge …'
        when 'statements' then 'Bank accounts follow the bank''s statements.'
        else 'Use coopledger member …' end;
  end if;
  v_entry_id := ledger.post_entry(
    operation_id, v_operation.recorded_at, 'OD', 'entry', p_day,
    p_accounts, p_units, p_debits, p_credits, p_amounts);
  perform ledger.keep_texts(v_entry_id, p_texts);
  status := 'created';
end
$$;

comment on function ledger.record_entry(
  text, jsonb, jsonb, date, text[], text[], integer[], integer[], bigint[]) is
  'Posts a general entry between accounts that anyone may move. Raises CL005 for one that '
  'documents move.';
