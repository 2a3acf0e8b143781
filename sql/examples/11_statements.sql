-- The statements, and how to recompute them.
--
-- Income is credit less debit, expense debit less credit; each currency has a result of its own.

select currency, section, campaign, account, amount
from audit.activities_between('2018-01-01', '2018-12-31', 'infinity');

-- The same result from the journal: what the accounts of income and expense came to.

select unit, sum(credit - debit) as result
from audit.journal
where account_class in ('income', 'expense')
  and effective_on between '2018-01-01' and '2018-12-31'
group by unit
order by unit collate "C";

-- What was there at the end of the year. No entry closes income and expense: what they came to in
-- the year and before stands as results.

select currency, section, item, amount
from audit.position_at('2018-12-31', 'infinity');

-- In each currency the assets are equal to all the rest: this finds those in which they are not.

select currency, sum(case section when 'asset' then amount else -amount end) as difference
from audit.position_at('2018-12-31', 'infinity')
group by currency
having sum(case section when 'asset' then amount else -amount end) <> 0;

-- A campaign month by month. The last month says what audit.campaigns_at says of its end.

select period, received, refunded, fees, raised, percent, donors, new_donors
from audit.campaign_months('sdg', '2018-10-01', '2019-03-31', 'infinity');

select raised, percent, donors
from audit.campaigns_at('2019-03-31', 'infinity')
where campaign = 'sdg';

-- The gifts of December as they stood at its end. Donors are pseudonyms.

select donation, received_on, donor, country, amount, currency, refunded, value, status
from audit.donations_between('sdg', '2018-12-01', '2018-12-31', '2018-12-31', 'infinity')
limit 5;
