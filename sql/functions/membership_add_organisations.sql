create or replace function membership.add_organisations(
  p_key text,
  p_request jsonb,
  p_codes text[],
  p_names text[],
  p_countries text[],
  p_kinds text[],
  p_acronyms text[],
  p_native_names text[],
  p_founded text[],
  p_websites text[],
  p_sectors text[],
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
  v_added integer;
begin
  v_operation := ledger.begin_operation(p_key, 'member.add', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  with added as (
    insert into membership.organisation as o (
      code, operation_id, country, kind, acronym, native_name, founded, website, sectors)
    select n.code, v_operation.operation_id, n.country, n.kind, n.acronym, n.native_name,
           n.founded, n.website, coalesce(string_to_array(n.sectors, ';'), '{}')
    from unnest(p_codes, p_countries, p_kinds, p_acronyms, p_native_names, p_founded, p_websites,
                p_sectors) with ordinality
      as n (code, country, kind, acronym, native_name, founded, website, sectors, place)
    order by n.place
    on conflict (code) do nothing
    returning o.id, o.code
  )
  insert into membership.organisation_name (
    organisation_id, operation_id, recorded_at, effective_on, name)
  select a.id, v_operation.operation_id, v_operation.recorded_at, '-infinity', n.name
  from unnest(p_codes, p_names) with ordinality as n (code, name, place)
  join added as a on a.code = n.code
  order by n.place;
  get diagnostics v_added = row_count;
  if v_added < cardinality(p_codes) then
    -- They were not there when the caller looked: who looks again will find them.
    raise exception using
      errcode = 'serialization_failure',
      message = 'somebody else has just added one of these organisations';
  end if;
  status := 'created';
end
$$;

comment on function membership.add_organisations(
  text, jsonb, text[], text[], text[], text[], text[], text[], text[], text[], text[]) is
  'Adds many organisations at once, each array with an element for each: their sectors joined by '
  'semicolons. Fails as a serialization does where one was added meanwhile.';
