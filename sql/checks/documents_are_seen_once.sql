-- A gift or a refund is the money of one part at most, and one that was recorded by hand and seen
-- stands as long as its line is explained by it.
select n.document as subject,
       case when s.parts > 1 then format('is the money of %s parts of lines', s.parts)
         else 'was taken back, and a line is explained by it' end as finding
from (
  select coalesce(d.entry_id, r.entry_id) as entry_id, count(*) as parts
  from banking.standing_part as a
  left join giving.donation as d on d.id = a.donation_id
  left join giving.refund as r on r.id = a.refund_id
  where coalesce(a.donation_id, a.refund_id) is not null
  group by 1
) as s
left join giving.document as n on n.entry_id = s.entry_id
where s.parts > 1
   or exists (select from ledger.entry as v where v.reverses = s.entry_id)
