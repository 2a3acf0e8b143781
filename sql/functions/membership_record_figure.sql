create or replace function membership.record_figure(
  p_key text,
  p_request jsonb,
  p_body text,
  p_member text,
  p_unit text,
  p_value bigint,
  p_as_of date,
  p_qualifier text,
  p_source text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
begin
  v_operation := ledger.begin_operation(p_key, 'figure.record', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into membership.figure (
    operation_id, body_id, organisation_id, unit, value, as_of, qualifier, source)
  values (
    v_operation.operation_id,
    (select b.id from membership.body as b where b.code = p_body),
    (select o.id from membership.organisation as o where o.code = p_member),
    p_unit, p_value, p_as_of, p_qualifier, p_source);
  status := 'created';
end
$$;

comment on function membership.record_figure(
  text, jsonb, text, text, text, bigint, date, text, text) is
  'Records what somebody stated of a body or of a member: a number with its source.';
