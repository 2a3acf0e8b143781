create or replace function membership.accept_figure(
  p_key text,
  p_request jsonb,
  p_figure_id bigint,
  p_reason text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
begin
  v_operation := ledger.begin_operation(p_key, 'figure.accept', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into membership.figure_acceptance (figure_id, operation_id, reason)
  select f.id, v_operation.operation_id, p_reason
  from membership.figure as f
  where f.id = p_figure_id
  on conflict (figure_id) do nothing;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'accept',
      message = format('there is no figure %s that could be accepted', p_figure_id),
      hint = 'coopledger reconcile shows the figures; each is accepted once.';
  end if;
  status := 'created';
end
$$;

comment on function membership.accept_figure(text, jsonb, bigint, text) is
  'Accepts a figure that differs from the register, with the reason.';
