-- Every document is booked by an entry of its kind.
select d.document as subject, format('is booked by entry %s, a %s', d.entry_id, e.kind) as finding
from giving.document as d
left join ledger.entry as e on e.id = d.entry_id
where e.id is null
   or e.kind <> all (case left(d.document, 1)
        when 'D' then array['donation', 'in-kind']
        when 'R' then array['refund']
        else array['pledge', 'cancellation'] end)
