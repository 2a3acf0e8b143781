create or replace function giving.fold_gifts(p_first_leaf bigint)
returns void
language plpgsql
as $$
begin
  with step as materialized (
    select d.campaign_id, d.donor_id, case when d.donor_id is not null then d.country end
             as country, 1 as gifts, e.effective_on as day
    from ledger.seal_member as m
    join ledger.entry as e on e.id = m.entry_id
    join giving.donation as d on d.entry_id = m.entry_id
    where m.leaf_index >= p_first_leaf
    union all
    select d.campaign_id, d.donor_id, case when d.donor_id is not null then d.country end, -1,
           e.effective_on
    from ledger.seal_member as m
    join ledger.entry as e on e.id = m.entry_id
    join giving.donation as d on d.entry_id = e.reverses
    where m.leaf_index >= p_first_leaf
  ),
  donor as (
    insert into giving.donor_gifts as g (campaign_id, donor_id, gifts)
    select s.campaign_id, s.donor_id, sum(s.gifts)
    from step as s
    where s.donor_id is not null
    group by 1, 2
    order by 1, 2
    on conflict (campaign_id, donor_id) do update set gifts = g.gifts + excluded.gifts
    returning g.campaign_id, g.donor_id, g.gifts
  ),
  country as (
    insert into giving.country_gifts as g (campaign_id, country, gifts)
    select s.campaign_id, s.country, sum(s.gifts)
    from step as s
    where s.country is not null
    group by 1, 2
    order by 1, 2
    on conflict (campaign_id, country) do update set gifts = g.gifts + excluded.gifts
    returning g.campaign_id, g.country, g.gifts
  ),
  -- One more where a first gift came to stand, one less where the last one fell.
  turned as (
    select d.campaign_id, (d.gifts > 0)::integer - (d.gifts > moved.gifts)::integer as donors,
           0 as countries
    from donor as d
    join (select s.campaign_id, s.donor_id, sum(s.gifts) as gifts from step as s group by 1, 2)
      as moved using (campaign_id, donor_id)
    union all
    select c.campaign_id, 0, (c.gifts > 0)::integer - (c.gifts > moved.gifts)::integer
    from country as c
    join (select s.campaign_id, s.country, sum(s.gifts) as gifts from step as s group by 1, 2)
      as moved using (campaign_id, country)
  )
  insert into giving.campaign_gifts as g (campaign_id, donations, donors, countries, last_day)
  select s.campaign_id, s.gifts, coalesce(t.donors, 0), coalesce(t.countries, 0), s.last_day
  from (
    select s.campaign_id, sum(s.gifts) as gifts, max(s.day) as last_day from step as s group by 1
  ) as s
  left join (
    select t.campaign_id, sum(t.donors) as donors, sum(t.countries) as countries
    from turned as t
    group by 1
  ) as t using (campaign_id)
  on conflict (campaign_id) do update
  set donations = g.donations + excluded.donations,
      donors = g.donors + excluded.donors,
      countries = g.countries + excluded.countries,
      last_day = greatest(g.last_day, excluded.last_day);
end
$$;

comment on function giving.fold_gifts(bigint) is
  'Folds the sealed gifts and voids from a leaf on into the counts of gifts. Internal.';
