-- The trial balance between two days, both included.
--
-- Opening is what the account held before the first day; balance is opening + debit - credit.

select account_number, account, unit, opening, debit, credit, balance
from audit.trial_balance_between('2018-12-01', '2018-12-31', 'infinity')
order by account_number collate "C", account collate "C", unit collate "C";

-- In each unit the openings add up to nothing, the debits to the credits, the balances to nothing.

select unit, sum(opening) as opening, sum(debit) as debit, sum(credit) as credit,
       sum(balance) as balance
from audit.trial_balance_between('2018-12-01', '2018-12-31', 'infinity')
group by unit
order by unit collate "C";

-- The same from the journal, for one account.

select sum(debit - credit) filter (where effective_on < '2018-12-01') as opening,
       sum(debit) filter (where effective_on >= '2018-12-01') as debit,
       sum(credit) filter (where effective_on >= '2018-12-01') as credit,
       sum(debit - credit) as balance
from audit.journal
where account = 'Assets:Clearing:Bank' and unit = 'EUR' and effective_on <= '2018-12-31';

-- The closing balances of one period are the openings of the next: this finds those that are not.

select coalesce(n.account, o.account) as account, coalesce(n.unit, o.unit) as unit,
       n.balance as november, o.opening as december
from audit.trial_balance_between('2018-11-01', '2018-11-30', 'infinity') as n
full join audit.trial_balance_between('2018-12-01', '2018-12-31', 'infinity') as o
  on o.account = n.account and o.unit = n.unit
where coalesce(n.balance, 0) <> coalesce(o.opening, 0);

-- Everything that is recorded, at the level of classes.

select account_class, unit, sum(balance) as balance
from audit.trial_balance
group by account_class, unit
order by account_class collate "C", unit collate "C";
