create or replace function banking.allocate(
  p_key text,
  p_request jsonb,
  p_line_id bigint,
  p_late boolean,
  p_parts jsonb,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, banking, pg_temp
as $$
declare
  v_rest bigint;
  v_operation record;
  v_part jsonb;
  v_sum numeric;
begin
  -- Locked before the operation is stamped, the line before its gifts, gifts by their ids.
  select l.rest into v_rest from banking.lock_line(p_line_id) as l;
  perform
  from giving.donation as d
  where d.id in (
    select (p ->> 'donation')::bigint from jsonb_array_elements(p_parts) as p
    union all
    select r.donation_id
    from jsonb_array_elements(p_parts) as p
    join giving.refund as r on r.id = (p ->> 'refund')::bigint)
  order by d.id
  for update;
  v_operation := ledger.begin_operation(p_key, 'statement.allocate', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  select sum((p ->> 'amount')::bigint) into v_sum from jsonb_array_elements(p_parts) as p;
  if v_sum is distinct from v_rest then
    raise exception using
      errcode = '40001',
      message = 'the line was explained by somebody else at this moment';
  end if;
  for v_part in select p from jsonb_array_elements(p_parts) as p loop
    perform banking.allocate_part(
      operation_id, v_operation.recorded_at, p_line_id, p_late, v_part);
  end loop;
  status := 'created';
end
$$;

comment on function banking.allocate(text, jsonb, bigint, boolean, jsonb) is
  'Explains all that is left of a statement line, in parts that add up to it; each is booked on '
  'the line''s day against its suspense account. See banking.allocate_part.';
