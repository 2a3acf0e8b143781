create or replace function membership.name_at(
  p_organisation_id integer,
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint default null)
returns text
language sql
stable
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
  select n.name
  from membership.organisation_name as n
  cross join lateral (
    select n.effective_on <= p_as_of
      and case
        when p_seal is null then n.recorded_at <= p_known_at
        else exists (
          select from ledger.seal_operation as s
          where s.operation_id = n.operation_id and s.seal <= p_seal)
      end as is_in_force
    offset 0
  ) as known
  where n.organisation_id = p_organisation_id
  order by known.is_in_force desc,
           case when known.is_in_force then n.effective_on end desc nulls last,
           case when known.is_in_force then n.id end desc nulls last,
           n.id
  limit 1
$$;

comment on function membership.name_at(integer, date, timestamptz, bigint) is
  'An organisation''s name on a day as known at a moment, or by a seal; before any, the one it was '
  'added with.';
