-- Granting itself is not done here: the owner of these functions may not, and whoever may does it in
-- the same transaction.
create or replace function ledger.record_role(
  p_key text,
  p_request jsonb,
  p_kind text,
  p_user text,
  p_role text,
  p_reason text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_operation record;
begin
  v_operation := ledger.begin_operation(p_key, p_kind, p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into ledger.act (operation_id, kind, subject, reason, detail)
  values (v_operation.operation_id, p_kind, p_user, coalesce(p_reason, ''), p_role);
  status := 'created';
end
$$;

comment on function ledger.record_role(text, jsonb, text, text, text, text) is
  'Records that a role was granted or revoked (role.grant, role.revoke). Nobody is granted it: only '
  'members of coopledger_owner and superusers can call it.';
