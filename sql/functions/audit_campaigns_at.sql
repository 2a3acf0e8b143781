create or replace function audit.campaigns_at(
  p_as_of date,
  p_known_at timestamptz,
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
    from ledger.balances('-infinity', p_as_of, p_known_at) as b
    join ledger.account as a on a.id = b.account_id
  ),
  counted as materialized (
    select d.campaign_id, count(*) as donations, count(distinct d.donor_id) as donors,
           count(distinct d.country) filter (where d.donor_id is not null) as countries
    from giving.donation as d
    join ledger.entry as e on e.id = d.entry_id
    where e.effective_on <= p_as_of and e.recorded_at <= p_known_at
      and not exists (
        select from ledger.entry as r
        where r.reverses = e.id and r.effective_on <= p_as_of and r.recorded_at <= p_known_at)
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
  cross join lateral giving.goal_at(c.id, p_as_of, p_known_at) as g (goal_minor)
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
  order by c.code collate "C"
$$;

comment on function audit.campaigns_at(date, timestamptz) is
  'Each campaign''s figures at the end of a day, as known at a moment, in its own currency: '
  'received less refunded is raised; pledged and in_kind never count as raised; percent is '
  'rounded down; donations count without the voided, donors and countries without anonymous '
  'gifts.';
