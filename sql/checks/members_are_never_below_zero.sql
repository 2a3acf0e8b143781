-- On no day has a body fewer than no members of a kind.
select day.name as subject, format('holds %s members on %s', day.balance, day.day) as finding
from (
  select a.name, e.effective_on as day,
         sum(sum(case when a.id = t.debit_account then t.amount_minor else -t.amount_minor end))
           over (partition by a.name order by e.effective_on) as balance
  from ledger.account as a
  join ledger.transfer as t on a.id in (t.debit_account, t.credit_account)
    and t.account_group = 'statistical'
  join ledger.entry as e on e.id = t.entry_id
  where a.account_group = 'statistical'
    and split_part(a.name, ':', 3) in ('Full', 'Associate', 'Unnamed')
  group by a.name, e.effective_on
) as day
where day.balance < 0
