create or replace function audit.standing(
  p_body text,
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out counted_from date,
  out members bigint,
  out "full" bigint,
  out associate bigint,
  out unnamed bigint,
  out countries bigint,
  out named_countries bigint,
  out reach bigint)
language sql
stable
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
  with recursive body as materialized (
    select b.id, b.code from membership.body as b where b.code = p_body
  ),
  inside as (
    select id from body
    union all
    select b.id from inside join membership.body as b on b.parent_id = inside.id
  ),
  present as materialized (
    select f.body_id, f.organisation_id, f.country
    from inside
    join membership.affiliations_at(p_known_at, p_seal) as f
      on f.body_id = inside.id and f.during @> p_as_of
  ),
  began as (
    select coalesce(min(m.effective_on) filter (where m.kind = 'opening'),
                    min(m.effective_on)) as day
    from body
    join membership.movements_at(p_known_at, p_seal) as m on m.body_id = body.id
  ),
  account as materialized (
    select a.id, split_part(a.name, ':', 3) as leaf
    from body
    join ledger.account as a on a.name in (
      'Members:' || upper(body.code) || ':Full', 'Members:' || upper(body.code) || ':Associate',
      'Members:' || upper(body.code) || ':Unnamed')
  ),
  stock as (
    select a.leaf, sum(d.debit - d.credit)::bigint as n
    from ledger.daily(p_known_at, p_seal, 'statistical') as d
    join account as a on a.id = d.account_id
    where d.account_id = any (array(select id from account)) and d.day <= p_as_of
    group by a.leaf
  ),
  count as (
    select coalesce(sum(n), 0)::bigint as members,
           coalesce(sum(n) filter (where leaf = 'Full'), 0)::bigint as "full",
           coalesce(sum(n) filter (where leaf = 'Associate'), 0)::bigint as associate,
           coalesce(sum(n) filter (where leaf = 'Unnamed'), 0)::bigint as unnamed
    from stock
  ),
  country as (
    select count(distinct p.country) as named from present as p join body on body.id = p.body_id
  )
  select began.day,
         case when is_counted then c.members end,
         case when is_counted then c."full" end,
         case when is_counted then c.associate end,
         case when is_counted then c.unnamed end,
         case when is_counted and c.unnamed = 0 then country.named end,
         case when is_counted then country.named end,
         (select count(distinct p.organisation_id) from present as p)
  from body
  cross join began
  cross join count as c
  cross join country
  cross join lateral (select coalesce(began.day <= p_as_of, false) as is_counted) as scope
$$;

comment on function audit.standing(text, date, timestamptz, bigint) is
  'How a body stood at the close of a day, as known at a moment, or by a seal. Its own members are counted from '
  'its opening on (its first movement, if it has none) and null before; countries are known once '
  'no member is without a name. Reach is another thing and no growth: the distinct named '
  'organisations in the body or in any body inside it.';
