-- Every entry balances.
--
-- audit.journal has two lines for each transfer, its debit and its credit. Here is one entry: a
-- gift of 1,500.00 by card, of which the processor kept 2.50. What it will pay out waits in the
-- clearing account of cards; the fee is an expense; the gift counts in full as income.

select line, account, unit, debit, credit
from audit.journal
where document = 'D-2018-00004'
order by entry_id, line;

-- In each entry, unit by unit, the debits equal the credits. This finds any that do not: none.

select entry_id, unit, sum(debit) as debit, sum(credit) as credit
from audit.journal
group by entry_id, unit
having sum(debit) <> sum(credit);

-- A currency is never set off against another: a gift in dollars balances in dollars and in euro,
-- and Equity:Conversion is where the one becomes the other.

select unit, sum(debit) as debit, sum(credit) as credit, count(distinct entry_id) as entries
from audit.journal
group by unit
order by unit collate "C";

-- Nor is money ever set off against a promise. A gift that fulfils a pledge holds a transfer of each
-- kind, the money and the promise that it keeps, and each kind balances by itself.

select case account_class when 'memorandum' then 'memorandum' else 'real' end as kind,
       sum(debit) as debit, sum(credit) as credit
from audit.journal
where document = 'D-2018-00001'
group by 1
order by 1;

-- This finds any entry in which that does not hold: none.

select entry_id, account_class = 'memorandum' as is_memorandum, unit
from audit.journal
group by 1, 2, 3
having sum(debit) <> sum(credit);
