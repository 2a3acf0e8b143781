-- In each unit and group the balances of all accounts add up to zero. (They cannot do otherwise
-- while every transfer has both its accounts; this is the proof that they have.)
select b.unit || ' ' || b.account_group as subject,
       format('balances add up to %s minor units', b.total) as finding
from (
  select a.unit, a.account_group, sum(side.minor) as total
  from (
    select debit_account, sum(amount_minor) from ledger.transfer group by debit_account
    union all
    select credit_account, -sum(amount_minor) from ledger.transfer group by credit_account
  ) as side (account_id, minor)
  join ledger.account as a on a.id = side.account_id
  group by a.unit, a.account_group
) as b
where b.total <> 0
