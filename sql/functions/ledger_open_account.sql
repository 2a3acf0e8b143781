create or replace function ledger.open_account(
  p_key text,
  p_request jsonb,
  p_name text,
  p_unit text,
  p_number text,
  p_any_currency boolean,
  p_description text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_operation record;
  v_sibling ledger.account;
begin
  v_operation := ledger.begin_operation(p_key, 'account.open', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  select a.* into v_sibling from ledger.account as a where a.name = p_name limit 1;
  if v_sibling.moved_by <> 'anyone'
    or p_name ~ '^(Income:Donations|Income:Refunds|Expenses:Fees|Pledges|InKind|Members|Assets:Bank):'
  then
    raise exception using
      errcode = 'CL005', column = 'account',
      message = format('the account %s opens with its campaign, body or bank', p_name),
      hint = 'General entries need an account of another name.';
  end if;
  update ledger.account as a set closed_on = null
  where a.name = p_name and a.unit = p_unit and a.closed_on is not null;
  if found then
    status := 'reopened';
    return;
  end if;
  insert into ledger.account (
    name, unit, unit_kind, number, moved_by, any_currency, description, last_day)
  select p_name, u.code, u.kind, coalesce(v_sibling.number, p_number), 'anyone',
         coalesce(v_sibling.any_currency, p_any_currency), p_description, u.last_day
  from ledger.unit as u
  where u.code = p_unit
  on conflict (name, unit) do nothing;
  if not found then
    raise exception using
      errcode = case when exists (select from ledger.unit as u where u.code = p_unit)
        then 'CL008' else 'CL006' end,
      column = 'account',
      message = case when exists (select from ledger.unit as u where u.code = p_unit)
        then format('the account %s holds %s already', p_name, p_unit)
        else format('there is no unit %s', p_unit) end;
  end if;
  status := 'created';
end
$$;

comment on function ledger.open_account(text, jsonb, text, text, text, boolean, text) is
  'Opens an account for general entries, or reopens a closed one. Raises CL008 for one that is '
  'open already, CL006 for an unknown unit.';
