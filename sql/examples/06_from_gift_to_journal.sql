-- One gift, from its document to the journal and back.
--
-- The document says who gave (by a pseudonym: names are kept where only the treasurer reads them),
-- on what paper, how much, and what it counts for.

select donation, entry_id, received_on, donor, country, amount, currency, fee, value, method,
       reference, status
from audit.donations
where donation = 'D-2018-00007'
\gx

-- The entry that books it, by entry_id.

select j.entry_id, j.line, j.account, j.unit, j.debit, j.credit
from audit.journal as j
join audit.donations as d on d.entry_id = j.entry_id
where d.donation = 'D-2018-00007'
order by j.line;

-- Back again: each entry of the gifts' journal names its document, and so does each reversal.

select distinct entry_id, kind, document
from audit.journal
where entry_id = (select entry_id from audit.donations where donation = 'D-2018-00007');

-- What of it was given back. The refund has an entry of its own.

select refund, donation, amount, currency, value, paid, paid_currency, status
from audit.refunds
where donation = 'D-2018-00007'
order by refund;

select account, unit, debit, credit
from audit.journal
where document = (select refund from audit.refunds where donation = 'D-2018-00007')
order by line;

-- No entry of the gifts' and the pledges' journals lacks its document, and no document its entry.

select (select count(*) from audit.journal
        where journal_code in ('DON', 'PLG') and document is null) as lines_without_document,
       (select count(*) from audit.donations as d
        where not exists (select from audit.journal as j where j.entry_id = d.entry_id))
         as gifts_without_entry;

-- A promise is no money. Its document tells what became of it.

select pledge, promised_on, promised, fulfilled, cancelled, outstanding, status
from audit.pledges
order by pledge;
