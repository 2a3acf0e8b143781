create or replace function membership.create_body(
  p_key text,
  p_request jsonb,
  p_code text,
  p_name text,
  p_kind text,
  p_parent text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
  v_parent_id integer;
begin
  v_operation := ledger.begin_operation(p_key, 'body.create', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  if p_parent is not null then
    v_parent_id := membership.lock_body(p_parent);
  end if;
  insert into membership.body (code, name, kind, parent_id)
  values (p_code, p_name, p_kind, v_parent_id)
  on conflict (code) do nothing;
  if not found then
    raise exception using
      errcode = 'CL008', column = 'code',
      message = format('there is a body %s already', p_code),
      hint = 'coopledger body list shows them.';
  end if;
  status := 'created';
end
$$;

comment on function membership.create_body(text, jsonb, text, text, text, text) is
  'Creates a body inside another one (null: at the top); its accounts open with it.';
