-- On no day has a campaign given back more than it had received.
select c.code as subject, format('raised is %s minor units on %s', day.raised, day.day) as finding
from giving.campaign as c
cross join lateral (
  select e.effective_on as day,
         sum(sum(case when cr.name = 'Income:Donations:' || upper(c.code)
                        or cr.name = 'Income:Refunds:' || upper(c.code)
                      then t.amount_minor else 0 end)
             - sum(case when db.name = 'Income:Donations:' || upper(c.code)
                          or db.name = 'Income:Refunds:' || upper(c.code)
                        then t.amount_minor else 0 end))
           over (order by e.effective_on) as raised
  from ledger.transfer as t
  join ledger.entry as e on e.id = t.entry_id
  join ledger.account as db on db.id = t.debit_account
  join ledger.account as cr on cr.id = t.credit_account
  where t.unit = c.currency
  group by e.effective_on
) as day
where day.raised < 0
