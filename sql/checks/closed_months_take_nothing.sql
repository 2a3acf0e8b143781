-- No money came into a closed month after it was closed.
--
-- Context: an operation takes its number and stamp first and the month's lock after, so it may wait
-- there while the month is closed or reopened. Choice: closing takes the lock first and its number
-- after, so whatever it let in bears a lower number, by the sequence and not by a clock. Where the
-- month was reopened, an entry that had waited may count with a lower number than the reopening; it
-- was seen by nobody before, so only one that an earlier seal covers is surely wrong. Rejected:
-- comparing stamps, for clocks are set back.
select e.id as subject,
       format('came into %s, which operation %s had closed', a.subject, a.operation_id) as finding
from ledger.act as a
join ledger.entry as e
  on to_char(e.effective_on, 'YYYY-MM') = a.subject
  and e.operation_id > a.operation_id and e.journal_code <> 'MBR'
left join lateral (
  select min(r.operation_id) as operation_id
  from ledger.act as r
  where r.kind = 'period.reopen' and r.subject = a.subject and r.operation_id > a.operation_id
) as reopening on true
left join ledger.seal_operation as sealed on sealed.operation_id = e.operation_id
left join ledger.seal_operation as reopened on reopened.operation_id = reopening.operation_id
where a.kind = 'period.close'
  and (reopening.operation_id is null
    or e.operation_id < reopening.operation_id
      and sealed.seal < coalesce(reopened.seal, sealed.seal + 1))
