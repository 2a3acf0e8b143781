-- Every transfer belongs to an entry of its count, moves a positive amount between two accounts
-- that hold its unit and are of its group.
select t.entry_id || '/' || t.line as subject,
       format('moves %s %s from account %s to account %s against the rules',
              t.amount_minor, t.unit, t.credit_account, t.debit_account) as finding
from ledger.transfer as t
left join ledger.entry as e on e.id = t.entry_id and e.transfer_count = t.transfer_count
left join ledger.account as d
  on d.id = t.debit_account and d.unit = t.unit and d.account_group = t.account_group
left join ledger.account as c
  on c.id = t.credit_account and c.unit = t.unit and c.account_group = t.account_group
where e.id is null or d.id is null or c.id is null
   or t.amount_minor <= 0 or d.id = c.id
   or t.line not between 1 and t.transfer_count
