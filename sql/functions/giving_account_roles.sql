create or replace function giving.account_roles(
  p_campaign_ids integer[],
  p_account_ids integer[],
  out owners integer[],
  out roles integer[])
language sql
stable
as $$
  select array_agg(coalesce(c.place, 0)::integer order by w.place),
         array_agg(
           case
             when a.name = 'Income:Donations:' || c.upper_code then 1
             when a.name = 'Expenses:Fees:' || c.upper_code then 2
             when a.name = 'InKind:' || c.upper_code || ':Given' then 3
             when a.name = 'InKind:' || c.upper_code || ':Used' then 4
             when a.name = 'Pledges:' || c.upper_code || ':Outstanding' then 5
             when a.name = 'Pledges:' || c.upper_code || ':Promised' then 6
             -- What is in suspense came by a statement line, and only explaining takes it out.
             when a.name like 'Liabilities:Suspense:%' then 7
             when a.moved_by = 'anyone' then 0
             else 7 end
           order by w.place)
  from unnest(p_account_ids) with ordinality as w (id, place)
  join ledger.account as a on a.id = w.id
  left join (
    select i.place, upper(g.code) as upper_code, g.currency
    from unnest(p_campaign_ids) with ordinality as i (id, place)
    join giving.campaign as g on g.id = i.id
  ) as c
    on a.unit = c.currency
    and a.name in (
      'Income:Donations:' || c.upper_code, 'Expenses:Fees:' || c.upper_code,
      'InKind:' || c.upper_code || ':Given', 'InKind:' || c.upper_code || ':Used',
      'Pledges:' || c.upper_code || ':Outstanding', 'Pledges:' || c.upper_code || ':Promised')
$$;

comment on function giving.account_roles(integer[], integer[]) is
  'Of each account whose it is (the place of a campaign, or 0) and what a gift does with it: 1 '
  'received, 2 fees, 3 given in kind, 4 used, 5 outstanding, 6 promised, 0 anybody moves it, 7 only '
  'other documents do. Internal.';
