create or replace function ledger.reopen_period(
  p_key text,
  p_request jsonb,
  p_month date,
  p_reason text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_operation record;
  v_is_closed boolean;
begin
  -- Locked before the operation is numbered and stamped, as in ledger.close_period.
  select p.closed_by is not null into v_is_closed
  from ledger.period as p
  where p.month = p_month
  for update;
  v_operation := ledger.begin_operation(p_key, 'period.reopen', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  if v_is_closed is distinct from true then
    raise exception using
      errcode = 'CL014', column = 'period',
      message = format('%s is not closed', to_char(p_month, 'YYYY-MM')),
      hint = 'coopledger period list shows which months are.';
  end if;
  update ledger.period as p set closed_by = null where p.month = p_month;
  insert into ledger.act (operation_id, kind, subject, reason)
  values (
    v_operation.operation_id, 'period.reopen', to_char(p_month, 'YYYY-MM'), p_reason);
  status := 'created';
end
$$;

comment on function ledger.reopen_period(text, jsonb, date, text) is
  'Opens a closed month (its first day) for money again; who, when and why stay in audit.acts. '
  'Raises CL014 where it is not closed.';
