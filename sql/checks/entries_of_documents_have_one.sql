-- Every entry of the gift and pledge journals that is no reversal books exactly one document.
select e.id as subject,
       format('of journal %s books %s documents', e.journal_code, count(d.document)) as finding
from ledger.entry as e
left join giving.document as d on d.entry_id = e.id
where e.journal_code in ('DON', 'PLG') and e.reverses is null
group by e.id, e.journal_code
having count(d.document) <> 1
