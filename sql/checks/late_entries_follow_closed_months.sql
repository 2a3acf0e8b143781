-- What was posted late is money, counts on the first day of a month, and the month before that one
-- had been closed. (Not every month in between: a gift whose refund was taken back late is taken
-- back no earlier than that, whatever months are open.)
select e.id as subject,
       case
         when e.journal_code = 'MBR' then 'is of members, whose months never close'
         when extract(day from e.effective_on) <> 1
           then format('was posted late on %s, in the midst of a month', e.effective_on)
         else format('was posted late on %s, and the month before was never closed',
                     e.effective_on)
       end as finding
from ledger.entry as e
where e.occurred_on is not null
  and (e.journal_code = 'MBR'
    or extract(day from e.effective_on) <> 1
    or not exists (
      select from ledger.act as a
      where a.kind = 'period.close'
        and a.subject = to_char(e.effective_on - 1, 'YYYY-MM')))
