create or replace function banking.add_account(
  p_key text,
  p_request jsonb,
  p_code text,
  p_identifier text,
  p_is_iban boolean,
  p_currency text,
  p_name text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_operation record;
  v_component text := upper(left(p_code, 1)) || substr(p_code, 2);
  v_other banking.account;
  v_bank ledger.account;
  v_suspense ledger.account;
begin
  v_operation := ledger.begin_operation(p_key, 'bank.add', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  -- One at a time: accounts are few, and two that want the same code should hear it in words.
  perform pg_advisory_xact_lock(hashtextextended('banking.add_account', 0));
  select a.* into v_other
  from banking.account as a
  where lower(a.code) = lower(p_code)
    or (a.identifier = p_identifier and a.currency = p_currency)
  limit 1;
  if found then
    raise exception using
      errcode = 'CL008',
      column = case when lower(v_other.code) = lower(p_code) then 'code' else 'iban' end,
      message = format('the bank account %s is registered already: %s, %s',
                       v_other.code, v_other.identifier, v_other.currency),
      hint = 'coopledger bank list shows them; another currency needs a code of its own.';
  end if;
  v_bank := banking.open_account(
    'Assets:Bank:' || v_component, p_currency, '55', 'statements', coalesce(p_name, p_code));
  v_suspense := banking.open_account(
    'Liabilities:Suspense:' || v_component, p_currency, '499', 'anyone',
    'Statement lines not yet explained');
  insert into banking.account (
    operation_id, code, identifier, is_iban, currency, name, bank_account, suspense_account)
  values (
    v_operation.operation_id, p_code, p_identifier, p_is_iban, p_currency, coalesce(p_name, ''),
    v_bank.id, v_suspense.id);
  status := 'created';
end
$$;

comment on function banking.add_account(text, jsonb, text, text, boolean, text, text) is
  'Registers a bank account and opens its two accounts in the books. Raises CL008 for a code, or '
  'an IBAN or other id in that currency, that is registered already; CL006 for an unknown '
  'currency.';
