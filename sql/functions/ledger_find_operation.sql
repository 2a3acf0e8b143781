create or replace function ledger.find_operation(p_key text, p_kind text, p_request jsonb)
returns bigint
language plpgsql
stable
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_stored ledger.operation;
  v_salt bytea;
  v_said jsonb;
  v_kept jsonb;
  v_fields text[];
begin
  select o.* into v_stored from ledger.operation as o where o.key = p_key;
  if not found then
    return null;
  end if;
  select s.salt into v_salt from ledger.operation_salt as s where s.operation_id = v_stored.id;
  v_said := ledger.digest_private(p_request, v_salt) || jsonb_build_object('command', p_kind);
  -- Once the salt is erased, private fields can no longer be told apart: both sides say erased.
  v_kept := case
      when v_salt is null then ledger.digest_private(v_stored.request, null)
      else v_stored.request
    end || jsonb_build_object('command', v_stored.kind);
  v_fields := array(
    select f from jsonb_object_keys(v_said || v_kept) as f
    where v_said -> f is distinct from v_kept -> f
    order by f collate "C");
  -- Context: the fields that differ are named, private ones too, so that by trying one would learn
  -- who gave. Choice: they are for whoever recorded the operation or works in its role; all others
  -- learn that the key is taken. Rejected: not naming private fields, for whoever retries needs it.
  if v_stored.recorded_by <> session_user
    and not pg_has_role(session_user, 'coopledger_owner', 'member')
    and not pg_has_role(
      session_user,
      case when v_stored.kind ~ '^(member|contact|body|figure)[.]' then 'coopledger_officer'
        else 'coopledger_treasurer' end,
      'member')
  then
    v_fields := '{command}';
  end if;
  if v_fields = '{}' then
    return v_stored.id;
  end if;
  raise exception using
    errcode = 'CL001',
    column = v_fields[1],
    message = format(
      'the key was used before, with another %s (operation %s%s)',
      array_to_string(v_fields, ', '), v_stored.id,
      (select ', entry ' || min(e.id) from ledger.entry as e
       where e.operation_id = v_stored.id having count(*) > 0)),
    hint = 'To record something new, give another key or none; to repeat, say the same.';
end
$$;

comment on function ledger.find_operation(text, text, jsonb) is
  'The operation that used this key for this request, or null. Raises CL001 where the key was used '
  'for another request, naming the fields that differ (as column: the first).';
