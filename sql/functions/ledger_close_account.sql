create or replace function ledger.close_account(
  p_key text,
  p_request jsonb,
  p_name text,
  p_unit text,
  p_day date,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_operation record;
  v_account ledger.account;
  v_scale smallint;
  v_balance numeric;
  v_last date;
begin
  v_operation := ledger.begin_operation(p_key, 'account.close', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  -- Postings hold a share lock on the account: this waits for those that are under way.
  select a.* into v_account
  from ledger.account as a
  where a.name = p_name and a.unit = p_unit
  for update;
  if not found then
    raise exception using errcode = 'CL002', column = 'account',
      message = format('there is no account %s that holds %s', p_name, p_unit);
  end if;
  if v_account.moved_by <> 'anyone' then
    raise exception using errcode = 'CL005', column = 'account',
      message = format('the account %s belongs to %s and stays open', p_name, v_account.moved_by);
  end if;
  -- Without it the next statement could not be imported.
  if exists (select from banking.account as b where b.suspense_account = v_account.id) then
    raise exception using errcode = 'CL005', column = 'account',
      message = format('the account %s belongs to a bank account''s statements and stays open',
                       p_name);
  end if;
  select coalesce(sum(case when t.debit_account = v_account.id then t.amount_minor
                           else -t.amount_minor end), 0), max(e.effective_on)
  into v_balance, v_last
  from ledger.transfer as t
  join ledger.entry as e on e.id = t.entry_id
  where v_account.id in (t.debit_account, t.credit_account);
  select u.scale into v_scale from ledger.unit as u where u.code = p_unit;
  if v_balance <> 0 then
    raise exception using errcode = 'CL003', column = 'account',
      message = format('the account %s holds %s %s: only an empty account is closed',
                       p_name, ledger.amount(v_balance, v_scale), p_unit),
      hint = 'Move its balance with coopledger entry post first.';
  end if;
  if v_last >= p_day then
    raise exception using errcode = 'CL007', column = 'on',
      message = format('the account %s has an entry of %s: close it on a later day',
                       p_name, v_last);
  end if;
  update ledger.account as a set closed_on = p_day where a.id = v_account.id;
  status := 'created';
end
$$;

comment on function ledger.close_account(text, jsonb, text, text, date) is
  'Closes an empty account from a day on. Raises CL003 where it is not empty, CL007 where it has '
  'an entry on that day or later.';
