-- Nothing is wrong: every rule of the books, checked.
--
-- The tables cannot hold an unbalanced transfer, and constraints and guards refuse the rest. Should
-- somebody with all rights force them, audit.violations names what was forced: the check that
-- failed, whom it is about, and what is wrong. It must be empty.

select check_name, subject, finding
from audit.violations
order by check_name collate "C", subject collate "C";

-- Some of these rules an auditor can restate in a line. In each unit, all accounts add up to 0:

select unit, sum(balance) as total
from audit.trial_balance
group by unit
having sum(balance) <> 0;

-- No gift was refunded beyond its value:

select d.donation, d.value, sum(r.value) as refunded
from audit.donations as d
join audit.refunds as r on r.donation = d.donation and r.status = 'refunded'
group by d.donation, d.value
having sum(r.value) > d.value;

-- No pledge was fulfilled beyond the promise:

select pledge, promised, fulfilled, cancelled
from audit.pledges
where fulfilled + cancelled > promised;

-- The bank account is moved by the bank's statements only, never by a recorded gift:

select count(*) as lines_of_gifts_on_bank_accounts
from audit.journal
where account like 'Assets:Bank:%' and journal_code = 'DON';
