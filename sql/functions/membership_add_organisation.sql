create or replace function membership.add_organisation(
  p_key text,
  p_request jsonb,
  p_code text,
  p_name text,
  p_country text,
  p_kind text,
  p_acronym text,
  p_native_name text,
  p_founded text,
  p_website text,
  p_sectors text[],
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
  v_id integer;
begin
  v_operation := ledger.begin_operation(p_key, 'member.add', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into membership.organisation as o (
    code, operation_id, country, kind, acronym, native_name, founded, website, sectors)
  values (
    p_code, v_operation.operation_id, p_country, p_kind, p_acronym, p_native_name, p_founded,
    p_website, coalesce(p_sectors, '{}'))
  on conflict (code) do nothing
  returning o.id into v_id;
  if not found then
    raise exception using
      errcode = 'CL008', column = 'code',
      message = format('there is an organisation %s already', p_code),
      hint = format('coopledger member show %s tells about it.', p_code);
  end if;
  insert into membership.organisation_name (
    organisation_id, operation_id, recorded_at, effective_on, name)
  values (v_id, v_operation.operation_id, v_operation.recorded_at, '-infinity', p_name);
  status := 'created';
end
$$;

comment on function membership.add_organisation(
  text, jsonb, text, text, text, text, text, text, text, text, text[]) is
  'Adds an organisation to the register; it is no member of anything yet. A null country means '
  'international. Raises CL008 where the code is taken.';
