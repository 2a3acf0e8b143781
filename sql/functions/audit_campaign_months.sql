create or replace function audit.campaign_months(
  p_campaign text,
  p_from_month date,
  p_to date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out period text,
  out campaign text,
  out currency text,
  out received numeric,
  out refunded numeric,
  out fees numeric,
  out raised numeric,
  out percent numeric,
  out donors bigint,
  out new_donors bigint,
  out goal numeric)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
-- Estimated from guesses, the query looks dear enough to be compiled, which takes longer than
-- running it.
set jit = off
as $$
  with campaign as materialized (
    select c.id, c.code, c.currency, u.scale, 'Income:Donations:' || upper(c.code) as donations,
           'Income:Refunds:' || upper(c.code) as refunds, 'Expenses:Fees:' || upper(c.code) as fees
    from giving.campaign as c
    join ledger.unit as u on u.code = c.currency
    where c.code = p_campaign
  ),
  month as materialized (
    select s::date as start, least((s + interval '1 month')::date - 1, p_to) as "end"
    -- No entry is of a day before or after these, and a series to infinity would never end.
    from generate_series(
      date_trunc('month', greatest(p_from_month, '1800-01-01')::timestamp),
      least(p_to, '2999-12-31')::timestamp, interval '1 month') as s
  ),
  -- What each month moved, those before the first one too: one pass, however many months.
  moved as materialized (
    select date_trunc('month', d.day)::date as start,
           sum(d.credit - d.debit) filter (where a.name = c.donations) as received,
           sum(d.debit - d.credit) filter (where a.name = c.refunds) as refunded,
           sum(d.debit - d.credit) filter (where a.name = c.fees) as fees,
           sum(d.credit - d.debit) filter (where a.name <> c.fees) as raised
    from campaign as c
    join ledger.account as a on a.name in (c.donations, c.refunds, c.fees) and a.unit = c.currency
    join ledger.daily(p_known_at, p_seal) as d on d.account_id = a.id
    where d.day <= p_to
    group by 1
  ),
  -- What a seal did not know are most often few: they are looked for among all, rather than all
  -- among what is sealed.
  known as not materialized (
    select e.id, e.reverses, e.effective_on
    from ledger.entry as e
    where case when p_seal is null then e.recorded_at <= p_known_at
            else e.id not in (select ledger.sealed_after(p_seal))
              and e.operation_id not in (select u.operation_id from ledger.unsealed as u) end
  ),
  void as materialized (
    select r.reverses, r.effective_on from known as r where r.reverses is not null
  ),
  -- The days on which each known donor had a gift that was not voided. (Ranges are dear: of gifts
  -- that stand the first day says it.)
  donor as materialized (
    select d.donor_id,
           datemultirange(daterange(min(e.effective_on) filter (where r.reverses is null), null))
             * case when bool_or(r.reverses is null) then '{(,)}'::datemultirange
                 else '{}'::datemultirange end
             + coalesce(
               range_agg(daterange(e.effective_on, r.effective_on))
                 filter (where r.reverses is not null),
               '{}'::datemultirange) as during
    from campaign as c
    join giving.donation as d on d.campaign_id = c.id
    join known as e on e.id = d.entry_id
    left join void as r on r.reverses = e.id
    where d.donor_id is not null
    group by d.donor_id
  ),
  counted as (
    select m.start, count(*) as donors,
           count(*) filter (where not n.during @> m.start - 1) as new_donors
    from month as m
    join donor as n on n.during @> m."end"
    group by m.start
  )
  select to_char(m.start, 'YYYY-MM'), c.code, c.currency,
         ledger.amount(coalesce(b.received, 0), c.scale),
         ledger.amount(coalesce(b.refunded, 0), c.scale),
         ledger.amount(coalesce(b.fees, 0), c.scale),
         ledger.amount(raised.minor, c.scale),
         -- Rounded down, so that a goal is never said to be reached before it is.
         round(greatest(div(raised.minor * 10000, g.goal_minor), 0) * 0.01, 2),
         coalesce(n.donors, 0), coalesce(n.new_donors, 0),
         ledger.amount(g.goal_minor, c.scale)
  from campaign as c
  cross join month as m
  cross join lateral giving.goal_at(c.id, m."end", p_known_at, p_seal) as g (goal_minor)
  cross join lateral (
    select coalesce(sum(b.raised), 0) as minor from moved as b where b.start <= m.start
  ) as raised
  left join moved as b on b.start = m.start
  left join counted as n on n.start = m.start
  order by m.start
$$;

comment on function audit.campaign_months(text, date, date, timestamptz, bigint) is
  'A campaign month by month, from the month of p_from_month to the day p_to, which may cut the '
  'last month short, as known at a moment, or by a seal. Received, refunded and fees are those of '
  'the month; raised is all received less refunded up to its end, and percent that of the goal of '
  'then, rounded down. Donors are the distinct known ones up to its end, as audit.campaigns_at '
  'counts them, and new_donors those of them who were none at its beginning.';
