create or replace function banking.add_rule(
  p_key text,
  p_request jsonb,
  p_counterparty text,
  p_remittance text,
  p_kind text,
  p_account text,
  p_is_in boolean,
  p_campaign text,
  p_is_fee boolean,
  p_target text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, banking, pg_temp
as $$
declare
  v_operation record;
  v_account_id integer;
  v_campaign_id integer;
begin
  v_operation := ledger.begin_operation(p_key, 'rule.add', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  if p_account is not null then
    select b.id into v_account_id
    from banking.account as b
    where lower(b.code) = lower(p_account);
    if not found then
      raise exception using
        errcode = 'CL006', column = 'bank',
        message = format('there is no bank account %s', p_account),
        hint = 'coopledger bank list shows them.';
    end if;
  end if;
  if p_campaign is not null then
    select c.id into v_campaign_id from giving.campaign as c where c.code = p_campaign;
    if not found then
      raise exception using
        errcode = 'CL006', column = 'campaign',
        message = format('there is no campaign %s', p_campaign),
        hint = 'coopledger campaign list shows them.';
    end if;
  end if;
  if p_target is not null then
    if p_target like 'Liabilities:Suspense:%' or not exists (
      select from ledger.account as a
      where a.name = p_target and a.moved_by = 'anyone' and a.closed_on is null)
    then
      raise exception using
        errcode = 'CL002', column = 'account',
        message = format('there is no account %s that anyone moves', p_target),
        hint = 'coopledger account list shows the chart, and who moves an account.';
    end if;
  end if;
  insert into banking.rule (
    operation_id, counterparty, remittance, kind, account_id, is_in, campaign_id, is_fee,
    target_account)
  values (
    add_rule.operation_id, p_counterparty, p_remittance, p_kind, v_account_id, p_is_in,
    v_campaign_id, p_is_fee, p_target);
  status := 'created';
end
$$;

comment on function banking.add_rule(
  text, jsonb, text, text, text, text, boolean, text, boolean, text) is
  'Adds a rule: lines whose texts hold what it asks for are a gift to p_campaign, a fee of it, or '
  'a matter of the account p_target. Raises CL006 and CL002 for what there is not.';
