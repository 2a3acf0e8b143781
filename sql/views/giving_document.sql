create or replace view giving.document as
select d.entry_id, giving.document_number('D', d.received_on, d.id) as document
from giving.donation as d
union all
select r.entry_id, giving.document_number('R', e.effective_on, r.id)
from giving.refund as r
join ledger.entry as e on e.id = r.entry_id
union all
select p.entry_id, giving.document_number('P', e.effective_on, p.id)
from giving.pledge as p
join ledger.entry as e on e.id = p.entry_id
union all
select c.entry_id, giving.document_number('P', e.effective_on, p.id)
from giving.pledge_cancellation as c
join giving.pledge as p on p.id = c.pledge_id
join ledger.entry as e on e.id = p.entry_id;

comment on view giving.document is 'Which document an entry books.';
comment on column giving.document.entry_id is 'The entry.';
comment on column giving.document.document is 'The document''s number.';
