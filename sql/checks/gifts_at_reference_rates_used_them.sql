-- A gift that says to be valued at the reference rate of a day is valued at one that was on record
-- for that day, corrected since or not, and the day is at most ten before the gift's.
select giving.document_number('D', d.received_on, d.id) as subject,
       format('is valued at %s, the reference rate of %s, and no such rate is on record', d.rate,
              d.rate_on) as finding
from giving.donation as d
join giving.campaign as c on c.id = d.campaign_id
where d.rate_on is not null
  and (d.rate_on < d.received_on - 10 or not exists (
    select
    from (
      select 1.0 as rate where d.currency = 'EUR'
      union all
      select r.rate from ledger.rate as r where r.currency = d.currency and r.day = d.rate_on
    ) as given
    cross join (
      select 1.0 as rate where c.currency = 'EUR'
      union all
      select r.rate from ledger.rate as r where r.currency = c.currency and r.day = d.rate_on
    ) as wanted
    where round(wanted.rate / given.rate, 12) = d.rate))
