create or replace function audit.campaigns_at(
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out campaign text,
  out name text,
  out currency text,
  out goal numeric,
  out received numeric,
  out refunded numeric,
  out raised numeric,
  out percent numeric,
  out to_go numeric,
  out pledged numeric,
  out in_kind numeric,
  out fees numeric,
  out net numeric,
  out donations bigint,
  out donors bigint,
  out countries bigint)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
  with balance as materialized (
    select a.name, a.unit, b.debit - b.credit as minor
    from ledger.balances('-infinity', p_as_of, p_known_at, p_seal) as b
    join ledger.account as a on a.id = b.account_id
  ),
  -- Gifts (+1) and voids (-1) that no seal covers yet.
  tail as materialized (
    select d.campaign_id, d.donor_id, case when d.donor_id is not null then d.country end
             as country, case when e.id = d.entry_id then 1 else -1 end as gifts,
           e.effective_on as day
    from ledger.unsealed as u
    join ledger.entry as e on e.operation_id = u.operation_id
    join giving.donation as d on d.entry_id = coalesce(e.reverses, e.id)
    where p_seal is null and p_known_at = 'infinity'
  ),
  -- Whether the fold of gifts is the answer: for what is known now, to the end of what it counts.
  scope as materialized (
    select ((p_seal is null and p_known_at = 'infinity')
             or coalesce(p_seal >= (select max(s.seal) from ledger.seal as s), false))
           and not exists (select from giving.campaign_gifts as g where g.last_day > p_as_of)
           and not exists (select from tail as t where t.day > p_as_of) as is_folded
  ),
  counted as materialized (
    select f.campaign_id, sum(f.donations)::bigint as donations, sum(f.donors)::bigint as donors,
           sum(f.countries)::bigint as countries
    from (
      select g.campaign_id, g.donations, g.donors, g.countries
      from giving.campaign_gifts as g
      union all
      select t.campaign_id, sum(t.gifts), 0, 0
      from tail as t
      group by 1
      union all
      select t.campaign_id, 0,
             (coalesce(g.gifts, 0) + t.gifts > 0)::integer - (coalesce(g.gifts, 0) > 0)::integer, 0
      from (
        select campaign_id, donor_id, sum(gifts) as gifts
        from tail
        where donor_id is not null
        group by 1, 2
      ) as t
      left join giving.donor_gifts as g using (campaign_id, donor_id)
      union all
      select t.campaign_id, 0, 0,
             (coalesce(g.gifts, 0) + t.gifts > 0)::integer - (coalesce(g.gifts, 0) > 0)::integer
      from (
        select campaign_id, country, sum(gifts) as gifts
        from tail
        where country is not null
        group by 1, 2
      ) as t
      left join giving.country_gifts as g using (campaign_id, country)
    ) as f
    where (select is_folded from scope)
    group by f.campaign_id
    union all
    -- The past is counted anew.
    select d.campaign_id, count(*), count(distinct d.donor_id),
           count(distinct d.country) filter (where d.donor_id is not null)
    from giving.donation as d
    join ledger.entry as e on e.id = d.entry_id
    left join ledger.seal_operation as s on s.operation_id = e.operation_id
    where not (select is_folded from scope)
      and e.effective_on <= p_as_of
      and case when p_seal is null then e.recorded_at <= p_known_at else s.seal <= p_seal end
      and not exists (
        select from ledger.entry as r
        left join ledger.seal_operation as s on s.operation_id = r.operation_id
        where r.reverses = e.id and r.effective_on <= p_as_of
          and case when p_seal is null then r.recorded_at <= p_known_at else s.seal <= p_seal end)
    group by d.campaign_id
  )
  select c.code, c.name, c.currency,
         ledger.amount(g.goal_minor, u.scale),
         ledger.amount(m.received, u.scale),
         ledger.amount(m.refunded, u.scale),
         ledger.amount(m.received - m.refunded, u.scale),
         -- Rounded down, so that a goal is never said to be reached before it is.
         round(greatest(div((m.received - m.refunded) * 10000, g.goal_minor), 0) * 0.01, 2),
         ledger.amount(greatest(g.goal_minor - (m.received - m.refunded), 0), u.scale),
         ledger.amount(m.pledged, u.scale),
         ledger.amount(m.in_kind, u.scale),
         ledger.amount(m.fees, u.scale),
         ledger.amount(m.received - m.refunded - m.fees, u.scale),
         coalesce(n.donations, 0), coalesce(n.donors, 0), coalesce(n.countries, 0)
  from giving.campaign as c
  join ledger.unit as u on u.code = c.currency
  cross join lateral giving.goal_at(c.id, p_as_of, p_known_at, p_seal) as g (goal_minor)
  cross join lateral (
    select
      coalesce(-sum(b.minor) filter (where b.name = 'Income:Donations:' || upper(c.code)), 0)
        as received,
      coalesce(sum(b.minor) filter (where b.name = 'Income:Refunds:' || upper(c.code)), 0)
        as refunded,
      coalesce(sum(b.minor) filter (where b.name = 'Expenses:Fees:' || upper(c.code)), 0)
        as fees,
      coalesce(sum(b.minor) filter (
        where b.name = 'Pledges:' || upper(c.code) || ':Outstanding'), 0) as pledged,
      coalesce(-sum(b.minor) filter (
        where b.name = 'InKind:' || upper(c.code) || ':Given'), 0) as in_kind
    from balance as b
    where b.unit = c.currency
  ) as m
  left join counted as n on n.campaign_id = c.id
  where exists (
    select from ledger.operations_at(p_known_at, p_seal) as o where o.id = c.operation_id)
  order by c.code collate "C"
$$;

comment on function audit.campaigns_at(date, timestamptz, bigint) is
  'Each campaign''s figures at the end of a day, as known at a moment, or by a seal, in its own '
  'currency: received less refunded is raised; pledged and in_kind never count as raised; percent '
  'is rounded down; donations count without the voided, donors and countries without anonymous '
  'gifts.';
