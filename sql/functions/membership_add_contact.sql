create or replace function membership.add_contact(
  p_key text,
  p_request jsonb,
  p_member text,
  p_name text,
  p_email text,
  p_phone text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
begin
  v_operation := ledger.begin_operation(p_key, 'contact.add', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into membership.contact (organisation_id, operation_id, name, email, phone)
  select o.id, v_operation.operation_id, p_name, p_email, p_phone
  from membership.organisation as o
  where o.code = p_member;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'member',
      message = format('there is no organisation %s', p_member),
      hint = 'coopledger member list shows them.';
  end if;
  status := 'created';
end
$$;

comment on function membership.add_contact(text, jsonb, text, text, text, text) is
  'Adds a person to write to. What names the person is kept in membership.contact alone; of the '
  'request only salted digests are. Raises CL006 for an unknown organisation.';
