create or replace function giving.create_campaign(
  p_key text,
  p_request jsonb,
  p_code text,
  p_name text,
  p_currency text,
  p_goal_minor bigint,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_operation record;
  v_id integer;
  v_component text := upper(p_code);
begin
  v_operation := ledger.begin_operation(p_key, 'campaign.create', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into giving.campaign as c (code, name, currency, operation_id)
  values (p_code, p_name, p_currency, operation_id)
  on conflict (code) do nothing
  returning c.id into v_id;
  if not found then
    raise exception using
      errcode = 'CL008', column = 'campaign',
      message = format('there is a campaign %s already', p_code),
      hint = 'coopledger campaign list shows them; campaign goal sets another goal.';
  end if;
  insert into giving.campaign_goal (
    campaign_id, operation_id, recorded_at, effective_on, goal_minor)
  values (v_id, operation_id, v_operation.recorded_at, '-infinity', p_goal_minor);
  insert into ledger.account (
    name, unit, unit_kind, number, moved_by, any_currency, description, last_day)
  select kind.root || v_component || kind.leaf, p_currency, 'currency',
         kind.number || lpad(v_id::text, greatest(3, length(v_id::text)), '0'),
         kind.moved_by, false, kind.description || p_code,
         (select u.last_day from ledger.unit as u where u.code = p_currency)
  from (values
    ('Income:Donations:', '', '732', 'donations', 'Gifts received, gross of fees, campaign '),
    ('Income:Refunds:', '', '738', 'donations', 'Gifts given back (contra income), campaign '),
    ('Expenses:Fees:', '', '657', 'donations', 'What processors kept, campaign '),
    ('Equity:Funds:', '', '132', 'anyone', 'Restricted funds, campaign '),
    ('Pledges:', ':Outstanding', '021', 'donations', 'Promised and not yet paid, campaign '),
    ('Pledges:', ':Promised', '022', 'donations', 'Contra of the outstanding pledges, campaign '),
    ('InKind:', ':Given', '031', 'donations', 'Value of gifts in kind, campaign '),
    ('InKind:', ':Used', '032', 'donations', 'Contra of the gifts in kind, campaign ')
  ) as kind (root, leaf, number, moved_by, description);
  status := 'created';
end
$$;

comment on function giving.create_campaign(text, jsonb, text, text, text, bigint) is
  'Opens a campaign with its first goal (minor units) and its eight accounts. Raises CL008 where '
  'the code is taken.';
