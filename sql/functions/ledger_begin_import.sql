create or replace function ledger.begin_import(
  p_key text,
  p_kind text,
  p_request jsonb,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_operation record;
begin
  if p_kind not in ('donation.import', 'rate.import') then
    raise exception using errcode = 'CL070', message = format('%s is no import', p_kind);
  end if;
  -- One file at a time: of two that overlap the second finds what the first has recorded.
  perform pg_advisory_xact_lock(hashtextextended('coopledger ' || p_kind, 0));
  v_operation := ledger.begin_operation(p_key, p_kind, p_request);
  operation_id := v_operation.operation_id;
  status := case when v_operation.created then 'created' else 'exists' end;
end
$$;

comment on function ledger.begin_import(text, text, jsonb) is
  'Begins the operation of an import, or finds the one that this key began; imports of a kind wait '
  'for each other until the transaction ends.';
