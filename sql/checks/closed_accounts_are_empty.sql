-- A closed account has no balance and no entry on or after the day it was closed.
select a.name || ' ' || a.unit as subject,
       format('closed on %s with balance %s and last entry %s',
              a.closed_on, moved.balance, moved.last_day) as finding
from ledger.account as a
join lateral (
  select coalesce(sum(case when t.debit_account = a.id then t.amount_minor
                           else -t.amount_minor end), 0) as balance,
         max(e.effective_on) as last_day
  from ledger.transfer as t
  join ledger.entry as e on e.id = t.entry_id
  where a.id in (t.debit_account, t.credit_account)
) as moved on true
where a.closed_on is not null and (moved.last_day >= a.closed_on or moved.balance <> 0)
