create or replace function giving.set_goal(
  p_key text,
  p_request jsonb,
  p_code text,
  p_goal_minor bigint,
  p_day date,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_operation record;
begin
  v_operation := ledger.begin_operation(p_key, 'campaign.goal', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into giving.campaign_goal (
    campaign_id, operation_id, recorded_at, effective_on, goal_minor)
  select c.id, v_operation.operation_id, v_operation.recorded_at, p_day, p_goal_minor
  from giving.campaign as c
  where c.code = p_code;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'campaign',
      message = format('there is no campaign %s', p_code),
      hint = 'coopledger campaign list shows them.';
  end if;
  status := 'created';
end
$$;

comment on function giving.set_goal(text, jsonb, text, bigint, date) is
  'Sets a campaign''s goal (minor units) from a day on; the earlier ones stay known.';
