create or replace function ledger.require_open_operation(p_operation_id bigint, p_kind text)
returns timestamptz
language plpgsql
as $$
declare
  v_recorded_at timestamptz;
begin
  -- Only the transaction that began it may go on with it; once committed it is closed for ever.
  select o.recorded_at into v_recorded_at
  from ledger.operation as o
  where o.id = p_operation_id and o.kind = p_kind
    and o.xmin::text = pg_current_xact_id()::xid::text;
  if not found then
    raise exception using
      errcode = 'CL070',
      message = format('operation %s is no %s that this transaction began', p_operation_id, p_kind);
  end if;
  return v_recorded_at;
end
$$;

comment on function ledger.require_open_operation(bigint, text) is
  'The stamp of an operation that this transaction began. Raises CL070 for any other. Internal.';
