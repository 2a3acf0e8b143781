-- A gift or a refund is the money of one part at most, on any day, and one that was recorded by
-- hand and seen stands as long as its line is explained by it.
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
union all
select distinct n.document,
       format('is the money of two parts on %s, one of line %s',
              greatest(x.effective_on, y.effective_on), a.line_id)
from banking.allocation as a
join ledger.entry as x on x.id = a.entry_id
join ledger.entry as v on v.reverses = a.entry_id
join banking.allocation as b
  on b.donation_id = a.donation_id or b.refund_id = a.refund_id
join ledger.entry as y on y.id = b.entry_id
left join ledger.entry as w on w.reverses = b.entry_id
left join giving.donation as d on d.id = a.donation_id
left join giving.refund as r on r.id = a.refund_id
left join giving.document as n on n.entry_id = coalesce(d.entry_id, r.entry_id)
where b.entry_id <> a.entry_id
  and greatest(x.effective_on, y.effective_on)
    < least(v.effective_on, coalesce(w.effective_on, 'infinity'))
