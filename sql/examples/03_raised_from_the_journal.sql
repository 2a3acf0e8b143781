-- "Already raised": a campaign's figures, recomputed from the journal alone.
--
-- Each campaign has an income account for gifts, a contra account for refunds, and an expense
-- account for what processors kept. Raised is what came in less what was given back, and nothing
-- else: no promise, no gift in kind, no fee.

select sum(credit - debit) filter (where account = 'Income:Donations:SDG') as received,
       sum(debit - credit) filter (where account = 'Income:Refunds:SDG') as refunded,
       sum(credit - debit) filter (
         where account in ('Income:Donations:SDG', 'Income:Refunds:SDG')) as raised,
       sum(debit - credit) filter (where account = 'Expenses:Fees:SDG') as fees,
       sum(debit - credit) filter (where account = 'Pledges:SDG:Outstanding') as pledged,
       sum(credit - debit) filter (where account = 'InKind:SDG:Given') as in_kind
from audit.journal
where unit = 'EUR';

-- The program's own answer, which must be the same.

select received, refunded, raised, fees, pledged, in_kind
from audit.campaigns
where campaign = 'sdg';

-- And against the goal. The percentage is rounded down, so that no goal is reached too early.

select campaign, goal, raised, percent, to_go
from audit.campaigns
where campaign = 'sdg';

-- Month by month, from the journal.

select to_char(effective_on, 'YYYY-MM') as month,
       sum(credit - debit) as raised_in_month,
       sum(sum(credit - debit)) over (order by to_char(effective_on, 'YYYY-MM')) as raised
from audit.journal
where account in ('Income:Donations:SDG', 'Income:Refunds:SDG')
group by 1
order by 1;

-- The same total from the documents: gifts that stand, at their value, less refunds that stand.

select (select sum(value) from audit.donations
        where campaign = 'sdg' and method <> 'in-kind'
          and status not in ('voided', 'corrected'))
     - (select sum(value) from audit.refunds
        where campaign = 'sdg' and status = 'refunded') as raised_by_documents;
