create or replace function audit.raised_at(
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out campaign text,
  out name text,
  out currency text,
  out goal numeric,
  out raised numeric,
  out percent numeric)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
  with balance as materialized (
    select d.account_id, sum(d.credit - d.debit) as minor
    from ledger.daily(p_known_at, p_seal) as d
    where d.day <= p_as_of
    group by d.account_id
  )
  select c.code, c.name, c.currency, ledger.amount(g.goal_minor, u.scale),
         ledger.amount(m.minor, u.scale),
         -- Rounded down, so that a goal is never said to be reached before it is.
         round(greatest(div(m.minor * 10000, g.goal_minor), 0) * 0.01, 2)
  from giving.campaign as c
  join ledger.unit as u on u.code = c.currency
  cross join lateral giving.goal_at(c.id, p_as_of, p_known_at, p_seal) as g (goal_minor)
  cross join lateral (
    select coalesce(sum(b.minor), 0) as minor
    from balance as b
    join ledger.account as a on a.id = b.account_id
    where a.name in ('Income:Donations:' || upper(c.code), 'Income:Refunds:' || upper(c.code))
      and a.unit = c.currency
  ) as m
  where exists (
    select from ledger.operations_at(p_known_at, p_seal) as o where o.id = c.operation_id)
  order by c.code collate "C"
$$;

comment on function audit.raised_at(date, timestamptz, bigint) is
  'What each campaign had raised at the end of a day and wanted to raise, as known at a moment, or '
  'by a seal, as audit.campaigns_at says it; without the donors, who take long to count.';
