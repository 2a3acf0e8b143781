create or replace function ledger.begin_operation(
  p_key text,
  p_kind text,
  p_request jsonb,
  out operation_id bigint,
  out recorded_at timestamptz,
  out created boolean)
language plpgsql
as $$
declare
  v_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  v_digested jsonb := ledger.digest_private(p_request, v_salt);
begin
  -- Every write passes here. Rules look at what others did while we waited for them; a snapshot from
  -- before would not show it, and a lock on a row that was not updated does not tell.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception using
      errcode = '0A000',
      message = 'the ledger is written under READ COMMITTED: with an older snapshot, what was '
        'recorded while we waited would not be seen';
  end if;
  -- Whoever waits for a key waits here, before the stamp is taken below: no stamp is older than
  -- the moment at which its operation could begin.
  perform pg_advisory_xact_lock(hashtextextended(p_key, 0));
  -- Two callers with one key meet here: the second waits for the first, then finds what it did.
  -- (READ COMMITTED gives each statement of a volatile function a snapshot of its own.)
  insert into ledger.operation as o (key, kind, request)
  values (p_key, p_kind, v_digested)
  on conflict on constraint operation_key_is_used_once do nothing
  returning o.id, o.recorded_at into operation_id, recorded_at;
  created := found;
  if not created then
    operation_id := ledger.find_operation(p_key, p_kind, p_request);
    return;
  end if;
  insert into ledger.unsealed (operation_id) values (begin_operation.operation_id);
  if v_digested <> p_request then
    insert into ledger.operation_salt (operation_id, salt)
    values (begin_operation.operation_id, v_salt);
  end if;
end
$$;

comment on function ledger.begin_operation(text, text, jsonb) is
  'Opens an operation, or finds the one that used this key for the same request: created tells '
  'which. Raises CL001 where the key was used for another request, 0A000 under another isolation '
  'than READ COMMITTED. Internal.';
