create or replace function membership.growth(
  p_body text,
  p_from date,
  p_to date,
  p_step text,
  p_known_at timestamptz,
  p_seal bigint default null,
  out period_start date,
  out period_end date,
  out opening bigint,
  out joined bigint,
  out rejoined bigint,
  out "left" bigint,
  out reclassified bigint,
  out closing bigint,
  out retained bigint,
  out "full" bigint,
  out associate bigint,
  out unnamed bigint,
  out named_countries bigint,
  out countries bigint,
  out countries_entered bigint,
  out countries_left bigint,
  out countries_reentered bigint,
  out imprecise bigint)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
-- Estimated from guesses, the query looks dear enough to be compiled, which takes ten times as long
-- as running it.
set jit = off
as $$
  with body as materialized (
    select b.id, b.code from membership.body as b where b.code = p_body
  ),
  -- Everything that had happened by then, as it was known.
  movement as materialized (
    select m.*, date_trunc(p_step, m.effective_on)::date as start
    from body
    join membership.movements_at(p_known_at, p_seal) as m on m.body_id = body.id
    where m.effective_on <= p_to
  ),
  began as (
    select coalesce(min(effective_on) filter (where kind = 'opening'), min(effective_on)) as day,
           min(effective_on) filter (where kind = 'opening') as opening_day,
           -- From then on there are, or were, members whose countries nobody stated.
           min(effective_on) filter (
             where organisation_id is null and not exists (
               select from membership.opening_country as o
               where o.movement_id = movement.id)) as doubtful_from
    from movement
  ),
  period as materialized (
    select s::date as start, least((s + size.length)::date - 1, p_to) as "end"
    from (values
      ('month', interval '1 month'), ('quarter', '3 months'), ('year', '1 year')
    ) as size (step, length)
    cross join generate_series(
      date_trunc(p_step, p_from::timestamp), p_to::timestamp, size.length) as s
    where size.step = p_step
  ),
  account as materialized (
    select a.id, split_part(a.name, ':', 3) as leaf
    from body
    join ledger.account as a
      on a.name like 'Members:%' and split_part(a.name, ':', 2) = upper(body.code)
  ),
  -- What the journal counts, by day.
  daily as materialized (
    select a.leaf, d.day, sum(d.debit - d.credit) as n
    from ledger.daily(p_known_at, p_seal, 'statistical') as d
    join account as a on a.id = d.account_id
    where d.account_id = any (array(select id from account)) and d.day <= p_to
    group by a.leaf, d.day
  ),
  -- And by period, what was before the first one together.
  step as materialized (
    select case
             when d.day < (select min(p.start) from period as p) then '-infinity'
             else date_trunc(p_step, d.day)::date end as start,
           d.leaf, sum(d.n) as n
    from daily as d
    group by 1, 2
  ),
  count as materialized (
    select p.start,
           coalesce(-sum(s.n) filter (where s.leaf = 'Opening'), 0)::bigint as counted,
           coalesce(-sum(s.n) filter (where s.leaf = 'Joined'), 0)::bigint as joined,
           coalesce(-sum(s.n) filter (where s.leaf = 'Rejoined'), 0)::bigint as rejoined,
           coalesce(sum(s.n) filter (where s.leaf = 'Left'), 0)::bigint as gone,
           coalesce(-sum(s.n) filter (where s.leaf = 'Reclassified'), 0)::bigint as reclassified,
           coalesce(sum(s.n) filter (where s.leaf = 'Full'), 0)::bigint as full_step,
           coalesce(sum(s.n) filter (where s.leaf = 'Associate'), 0)::bigint as associate_step,
           coalesce(sum(s.n) filter (where s.leaf = 'Unnamed'), 0)::bigint as unnamed_step
    from (select start from period union all select '-infinity'::date) as p
    left join step as s on s.start = p.start
    group by p.start
  ),
  stock as materialized (
    select c.start, c.counted, c.joined, c.rejoined, c.gone, c.reclassified,
           (sum(c.full_step) over w)::bigint as "full",
           (sum(c.associate_step) over w)::bigint as associate,
           (sum(c.unnamed_step) over w)::bigint as unnamed,
           (sum(c.unnamed_step) over w)::bigint - c.unnamed_step as unnamed_before
    from count as c
    window w as (order by c.start)
  ),
  -- How many had no name at the close of each day on which that changed.
  nameless as materialized (
    select d.day, sum(d.n) over (order by d.day) as members
    from daily as d
    where d.leaf = 'Unnamed'
  ),
  -- Who was in: the days of each named member, and of each country.
  stay as materialized (
    select f.organisation_id, f.country, f.during
    from body
    join membership.affiliations_at(p_known_at, p_seal) as f on f.body_id = body.id
  ),
  named as materialized (
    select organisation_id, range_agg(during) as days
    from stay
    group by organisation_id
  ),
  country as materialized (
    select code, range_agg(d) as days, range_agg(d) filter (where is_named) as named_days
    from (
      select s.country as code, s.during as d, true as is_named
      from stay as s
      where s.country is not null
      union all
      -- Countries stated with the opening have members as long as some are without names.
      select o.country, daterange(m.effective_on, (
               select min(u.day) from nameless as u
               where u.members = 0 and u.day >= m.effective_on)), false
      from movement as m
      join membership.opening_country as o on o.movement_id = m.id
    ) as present
    where not isempty(d)
    group by code
  ),
  presence as materialized (
    select p.start,
           count(*) filter (where c.named_days @> p."end") as named_now,
           count(*) filter (
             where c.days @> p."end" and not c.days @> before.day
               and not c.days && daterange(null, p.start)) as entered,
           count(*) filter (where c.days @> before.day and not c.days @> p."end") as gone,
           count(*) filter (
             where c.days @> p."end" and not c.days @> before.day
               and c.days && daterange(null, p.start)) as reentered
    from period as p
    cross join began
    cross join lateral (
      select case
        when began.opening_day between p.start and p."end" then began.opening_day
        else p.start - 1 end as day
    ) as before
    cross join country as c
    group by p.start
  ),
  -- Who took the place of whom in the course of a period, at once or by way of others.
  successor as (
    with recursive chain (organisation_id, start, day, successor_id) as (
      select organisation_id, start, effective_on, counterpart_id
      from movement
      where kind = 'merge-out'
      union
      select c.organisation_id, c.start, m.effective_on, m.counterpart_id
      from chain as c
      join movement as m
        on m.kind = 'merge-out' and m.organisation_id = c.successor_id and m.start = c.start
        and m.effective_on >= c.day
    )
    select distinct organisation_id, start, successor_id from chain
  ),
  -- Of the members at an opening, only those can be lost whose days end in the period, and those
  -- who got a name in it.
  lost as materialized (
    select p.start,
           count(*) filter (where candidate.is_new) as identified,
           count(*) filter (where candidate.is_new and is_lost) as identified_lost,
           count(*) filter (where not candidate.is_new and is_lost) as named_lost
    from (
      select distinct n.organisation_id, date_trunc(p_step, upper(d))::date as start,
             n.days, false as is_new
      from named as n, unnest(n.days) as d
      where not upper_inf(d) and n.days @> (date_trunc(p_step, upper(d))::date - 1)
      union all
      select m.organisation_id, m.start, n.days, true
      from movement as m
      join named as n on n.organisation_id = m.organisation_id
      where m.kind = 'identify'
    ) as candidate
    join period as p on p.start = candidate.start
    cross join lateral (
      select not candidate.days @> p."end" and not exists (
        select from successor as s
        join named as heir on heir.organisation_id = s.successor_id
        where s.organisation_id = candidate.organisation_id and s.start = p.start
          and heir.days @> p."end") as is_lost
    ) as fate
    group by p.start
  ),
  unnamed_leaver as (
    select start, sum(count)::bigint as members
    from movement
    where kind = 'leave' and organisation_id is null
    group by start
  ),
  vague as (
    select start, count(*) as movements
    from movement
    where array_position(
        array['day', 'month', 'quarter', 'half-year', 'year'], date_precision)
      > case p_step when 'month' then 2 when 'quarter' then 3 else 5 end
    group by start
  )
  select p.start, p."end",
         case when is_counted then opened.n end,
         case when is_counted then s.joined end,
         case when is_counted then s.rejoined end,
         case when is_counted then s.gone end,
         case when is_counted then s.reclassified end,
         case when is_counted then s."full" + s.associate + s.unnamed end,
         -- Whoever got a name, or left without one, was unnamed at opening as far as there were any.
         case when is_counted then opened.n - coalesce(lost.named_lost, 0)
           - least(coalesce(lost.identified_lost, 0), opened.unnamed)
           - least(coalesce(unnamed_leaver.members, 0),
                   greatest(opened.unnamed - coalesce(lost.identified, 0), 0)) end,
         case when is_counted then s."full" end,
         case when is_counted then s.associate end,
         case when is_counted then s.unnamed end,
         case when is_counted then coalesce(presence.named_now, 0) end,
         case when is_counted and s.unnamed = 0 then coalesce(presence.named_now, 0) end,
         case when knows_countries then coalesce(presence.entered, 0) end,
         case when knows_countries then coalesce(presence.gone, 0) end,
         case when knows_countries then coalesce(presence.reentered, 0) end,
         coalesce(vague.movements, 0)
  from period as p
  cross join began
  join stock as s on s.start = p.start
  cross join lateral (select began.day <= p."end" as is_counted) as scope
  cross join lateral (
    select s."full" + s.associate + s.unnamed
      - (s.joined + s.rejoined - s.gone + s.reclassified) as n,
      s.unnamed_before + s.counted as unnamed
  ) as opened
  cross join lateral (
    select is_counted and (
      coalesce(p."end" < began.doubtful_from, true)
      or (s.unnamed = 0 and 0 = case
        when began.opening_day between p.start and p."end" then (
          select u.members from nameless as u where u.day = began.opening_day)
        else s.unnamed_before end)) as knows_countries
  ) as known
  left join presence on presence.start = p.start
  left join lost on lost.start = p.start
  left join unnamed_leaver on unnamed_leaver.start = p.start
  left join vague on vague.start = p.start
  where exists (select from body)
  order by p.start
$$;

comment on function membership.growth(text, date, date, text, timestamptz, bigint) is
  'The growth of a body by period (step: month, quarter or year) up to a day, as known at a moment, '
  'or by a seal. Counts and flows are the journal''s; countries and retention come from the '
  'register. All counts are null before the body''s opening, or before its first movement if it has no '
  'opening: not counted.';
