create or replace function ledger.refuse_closed(p_name text, p_unit text, p_day date)
returns void
language plpgsql
as $$
declare
  v_account ledger.account;
begin
  select a.* into v_account from ledger.account as a where a.name = p_name and a.unit = p_unit;
  raise exception using
    errcode = 'CL003',
    column = case when v_account.closed_on is null then 'on' else 'account' end,
    message = case
      when v_account.closed_on is null then format(
        '%s is no money any more since %s: nothing can be dated %s', p_unit, v_account.last_day,
        p_day)
      else format('the account %s (%s) is closed since %s', p_name, p_unit, v_account.closed_on)
    end,
    hint = case
      when v_account.closed_on is null then 'Use the currency that came after it.'
      else 'Use another account, or reopen it with coopledger account open.'
    end;
end
$$;

comment on function ledger.refuse_closed(text, text, date) is
  'Raises CL003: the account is closed, or its currency dead on that day. Internal.';
