create or replace function membership.name_at(
  p_organisation_id integer, p_as_of date, p_known_at timestamptz)
returns text
language sql
stable
set search_path = pg_catalog, membership, pg_temp
as $$
  select n.name
  from membership.organisation_name as n
  where n.organisation_id = p_organisation_id
  order by (n.effective_on <= p_as_of and n.recorded_at <= p_known_at) desc,
           case when n.effective_on <= p_as_of and n.recorded_at <= p_known_at
             then n.effective_on end desc nulls last,
           case when n.effective_on <= p_as_of and n.recorded_at <= p_known_at
             then n.id end desc nulls last,
           n.id
  limit 1
$$;

comment on function membership.name_at(integer, date, timestamptz) is
  'An organisation''s name on a day as known at a moment; before any, the one it was added with.';
