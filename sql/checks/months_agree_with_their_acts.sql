-- A month is closed by the act that closed it last, unless a later one reopened it; and months
-- close and reopen in turn.
select coalesce(to_char(p.month, 'YYYY-MM'), a.subject) as subject,
       format('is %s, and %s',
              case when p.closed_by is null then 'open' else 'closed by operation '
                || p.closed_by end,
              case when a.operation_id is null then 'no act says so'
                else format('the last act is %s by operation %s', a.kind, a.operation_id) end)
         as finding
from ledger.period as p
full join (
  select distinct on (x.subject) x.subject, x.kind, x.operation_id
  from ledger.act as x
  where x.kind in ('period.close', 'period.reopen')
  order by x.subject, x.operation_id desc
) as a on a.subject = to_char(p.month, 'YYYY-MM')
where p.closed_by is distinct from case a.kind when 'period.close' then a.operation_id end
   or p.month is null
union all
select x.subject, format('met %s twice running, last by operation %s', x.kind, x.operation_id)
from (
  select a.subject, a.kind, a.operation_id,
         lag(a.kind, 1, 'period.reopen') over (
           partition by a.subject order by a.operation_id) as before
  from ledger.act as a
  where a.kind in ('period.close', 'period.reopen')
) as x
where x.kind = x.before
