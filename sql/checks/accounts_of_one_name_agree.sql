-- The rows of one account in several currencies have one number and one mover.
select a.name as subject, 'has rows that differ in number or mover' as finding
from ledger.account as a
group by a.name
having count(distinct (a.number, a.moved_by, a.any_currency)) > 1
