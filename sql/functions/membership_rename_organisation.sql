create or replace function membership.rename_organisation(
  p_key text,
  p_request jsonb,
  p_code text,
  p_name text,
  p_day date,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
begin
  v_operation := ledger.begin_operation(p_key, 'member.rename', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into membership.organisation_name (
    organisation_id, operation_id, recorded_at, effective_on, name)
  select o.id, v_operation.operation_id, v_operation.recorded_at, p_day, p_name
  from membership.organisation as o
  where o.code = p_code;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'member',
      message = format('there is no organisation %s', p_code),
      hint = 'coopledger member list shows them.';
  end if;
  status := 'created';
end
$$;

comment on function membership.rename_organisation(text, jsonb, text, text, date) is
  'Gives an organisation another name from a day on; the earlier ones stay known.';
