create or replace function banking.remove_rule(
  p_key text,
  p_request jsonb,
  p_rule_id bigint,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_operation record;
  v_rule banking.rule;
begin
  v_operation := ledger.begin_operation(p_key, 'rule.remove', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  select r.* into v_rule from banking.rule as r where r.id = p_rule_id for update;
  if not found or v_rule.removed_by is not null then
    raise exception using
      errcode = 'CL006', column = 'rule',
      message = format('there is no rule %s', p_rule_id),
      hint = 'coopledger statement rule list shows them.';
  end if;
  update banking.rule as r
  set removed_by = v_operation.operation_id
  where r.id = p_rule_id;
  status := 'created';
end
$$;

comment on function banking.remove_rule(text, jsonb, bigint) is
  'Removes a rule, which stays on record with the operation that did it. Raises CL006 for one that '
  'there is not.';
