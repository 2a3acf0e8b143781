-- Corrections: nothing is changed, everything is taken back and said anew.
--
-- A reversal has the lines of its entry with debit and credit swapped, and names it in reverses;
-- the entry that was taken back names the reversal in reversed_by. Both stay for ever.

select entry_id, kind, document, effective_on, reverses, reversed_by
from audit.journal
where reverses is not null or reversed_by is not null
group by entry_id, kind, document, effective_on, reverses, reversed_by
order by entry_id;

-- Bank charges of 51.00 should have been 15.00. All three entries, in the order of recording:

select entry_id, kind, account, debit, credit, reverses
from audit.journal
where account in ('Expenses:Bank', 'Assets:Cash') and journal_code = 'OD'
order by entry_id, line;

-- What remains in the account of charges is what is right.

select sum(debit - credit) as charges
from audit.journal
where account = 'Expenses:Bank';

-- Every reversal mirrors its entry, line by line: this finds those that do not.

select r.entry_id, r.line
from audit.journal as r
where r.reverses is not null
  and not exists (
    select from audit.journal as e
    where e.entry_id = r.reverses and e.account = r.account and e.unit = r.unit
      and e.debit = r.credit and e.credit = r.debit);

-- Documents are corrected as documents. A gift with a wrong amount was replaced by one with the
-- right amount; a gift that was typed twice was voided. Neither counts as received or refunded.

select donation, received_on, amount, currency, status, replaces, replaced_by
from audit.donations
where status in ('corrected', 'voided') or replaces is not null
order by donation;
