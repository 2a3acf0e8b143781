-- What was known at an earlier moment.
--
-- Each entry has two times: effective_on, the day on which it counts, and recorded_at, when it
-- came into the books. So one can ask what held on a day, and also what one could have known of
-- that day at some moment: the books answer as they would have answered then.
--
-- A gift was typed as 75.00 and corrected to 750.00 later. Take the moment at which the wrong one
-- was recorded; psql keeps it in the variable then.

select max(recorded_at) as then
from audit.donations
where donation = 'D-2018-00010'
\gset

-- What the campaign had raised by the end of 2018, as it was known then and as it is known now.
-- (After the mistyped gift came its correction, and a gift that was typed twice and voided.)

select 'then' as known, received, refunded, raised, donations
from audit.campaigns_at('2018-12-31', :'then')
where campaign = 'sdg'
union all
select 'now', received, refunded, raised, donations
from audit.campaigns_at('2018-12-31', 'infinity')
where campaign = 'sdg';

-- Which entries make the difference: those that count by that day and came in later.

select entry_id, kind, document, effective_on, sum(credit - debit) as raised
from audit.journal
where account in ('Income:Donations:SDG', 'Income:Refunds:SDG')
  and effective_on <= '2018-12-31' and recorded_at > :'then'
group by entry_id, kind, document, effective_on
order by entry_id;

-- A goal has a history as well: a new one was set from 2019 on, and 2018 keeps its own.

select 'end of 2018' as day, goal from audit.campaigns_at('2018-12-31', 'infinity')
where campaign = 'sdg'
union all
select 'start of 2019', goal from audit.campaigns_at('2019-01-01', 'infinity')
where campaign = 'sdg';
