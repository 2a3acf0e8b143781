create or replace function membership.erase_contact(
  p_key text,
  p_request jsonb,
  p_contact_id bigint,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
  v_added_by bigint;
begin
  v_operation := ledger.begin_operation(p_key, 'contact.erase', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  delete from membership.contact as c
  where c.id = p_contact_id
  returning c.operation_id into v_added_by;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'contact',
      message = format('there is no contact %s', p_contact_id),
      hint = 'coopledger member contact list shows those of a member.';
  end if;
  -- Without its salt nobody can find out by trying which name the digest is of.
  delete from ledger.operation_salt as s where s.operation_id = v_added_by;
  status := 'created';
end
$$;

comment on function membership.erase_contact(text, jsonb, bigint) is
  'Deletes a person''s data, and the salt of the digests in the request that brought it. That it '
  'was done stays on record. Raises CL006 for an unknown contact.';
