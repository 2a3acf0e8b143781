create or replace function audit.members_at(
  p_body text,
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out member text,
  out name text,
  out country text,
  out class text,
  out joined_on date)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, membership, pg_temp
as $$
  select o.code, n.name, coalesce(f.country, 'INT'), f.class, f.joined_on
  from membership.affiliations_at(p_known_at, p_seal) as f
  join membership.body as b on b.id = f.body_id
  join membership.organisation as o on o.id = f.organisation_id
  cross join lateral membership.name_at(o.id, p_as_of, p_known_at, p_seal) as n (name)
  where b.code = p_body and f.during @> p_as_of
  order by o.code collate "C"
$$;

comment on function audit.members_at(text, date, timestamptz, bigint) is
  'The named members of a body at the close of a day, as known at a moment, or by a seal. INT: '
  'international.';
