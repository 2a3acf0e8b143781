-- What reports read instead of the whole journal is what the sealed entries add up to.
with step as (
  select d.campaign_id, d.donor_id, case when d.donor_id is not null then d.country end as country,
         1 as gifts, e.effective_on as day
  from ledger.seal_member as m
  join ledger.entry as e on e.id = m.entry_id
  join giving.donation as d on d.entry_id = m.entry_id
  union all
  select d.campaign_id, d.donor_id, case when d.donor_id is not null then d.country end, -1,
         e.effective_on
  from ledger.seal_member as m
  join ledger.entry as e on e.id = m.entry_id
  join giving.donation as d on d.entry_id = e.reverses
),
donor as (
  select s.campaign_id, s.donor_id, sum(s.gifts) as gifts
  from step as s
  where s.donor_id is not null
  group by 1, 2
),
country as (
  select s.campaign_id, s.country, sum(s.gifts) as gifts
  from step as s
  where s.country is not null
  group by 1, 2
)
select format('%s %s on %s', a.name, a.unit, moved.day) as subject,
       format('%s and %s by the fold, %s and %s by the journal',
              coalesce(fold.debit, 0), coalesce(fold.credit, 0),
              coalesce(moved.debit, 0), coalesce(moved.credit, 0)) as finding
from (
  select side.account_id, pair.day, sum(pair.transfers) as transfers, sum(side.debit) as debit,
         sum(side.credit) as credit
  from (
    select t.debit_account, t.credit_account, e.effective_on as day, count(*) as transfers,
           sum(t.amount_minor) as minor
    from ledger.seal_member as m
    join ledger.entry as e on e.id = m.entry_id
    join ledger.transfer as t on t.entry_id = m.entry_id
    group by 1, 2, 3
  ) as pair
  cross join lateral (values
    (pair.debit_account, pair.minor, 0), (pair.credit_account, 0, pair.minor)
  ) as side (account_id, debit, credit)
  group by 1, 2
) as moved
full join ledger.day_balance as fold using (account_id, day)
left join ledger.account as a on a.id = account_id
where (fold.transfers, fold.debit, fold.credit)
  is distinct from (moved.transfers, moved.debit, moved.credit)
union all
select format('campaign %s, donor %s', campaign_id, donor_id),
       format('%s gifts by the fold, %s by the journal', coalesce(fold.gifts, 0),
              coalesce(donor.gifts, 0))
from donor
full join giving.donor_gifts as fold using (campaign_id, donor_id)
where coalesce(fold.gifts, 0) <> coalesce(donor.gifts, 0)
union all
select format('campaign %s, country %s', campaign_id, country),
       format('%s gifts by the fold, %s by the journal', coalesce(fold.gifts, 0),
              coalesce(c.gifts, 0))
from country as c
full join giving.country_gifts as fold using (campaign_id, country)
where coalesce(fold.gifts, 0) <> coalesce(c.gifts, 0)
union all
select format('campaign %s', campaign_id),
       format('%s gifts, %s donors, %s countries, last on %s by the fold; %s, %s, %s, %s by the '
              'journal', fold.donations, fold.donors, fold.countries, fold.last_day,
              counted.donations, counted.donors, counted.countries, counted.last_day)
from (
  select s.campaign_id, sum(s.gifts) as donations, max(s.day) as last_day,
         (select count(*) from donor as d where d.campaign_id = s.campaign_id and d.gifts > 0)
           as donors,
         (select count(*) from country as c where c.campaign_id = s.campaign_id and c.gifts > 0)
           as countries
  from step as s
  group by s.campaign_id
) as counted
full join giving.campaign_gifts as fold using (campaign_id)
where (fold.donations, fold.donors, fold.countries, fold.last_day)
  is distinct from (counted.donations, counted.donors, counted.countries, counted.last_day)
