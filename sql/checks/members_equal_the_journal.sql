-- The stock accounts of each body say how many members it has in each class, and the register says
-- who they are: the two agree on every day, as known at every moment.
--
-- Both are sums of steps at points (day, operation): an entry steps up its debit account from its
-- day and operation on, a version of the register steps its class up at the start of its days and
-- down at their end, and the other way round from the operation on that ended it. Two such sums are
-- equal everywhere, as known at every moment and by every seal, exactly if the steps at every point
-- are.
select b.code || ' ' || step.class || ' ' || step.day as subject,
       format('steps by %s in the journal and %s in the register at %s',
              sum(step.journal), sum(step.register), step.stamp) as finding
from (
  select split_part(a.name, ':', 2) as component, lower(split_part(a.name, ':', 3)) as class,
         e.effective_on as day, e.operation_id, e.recorded_at as stamp,
         case when a.id = t.debit_account then t.amount_minor else -t.amount_minor end as journal,
         0 as register
  from ledger.account as a
  join ledger.transfer as t on a.id in (t.debit_account, t.credit_account)
    and t.account_group = 'statistical'
  join ledger.entry as e on e.id = t.entry_id
  where a.account_group = 'statistical' and split_part(a.name, ':', 3) in ('Full', 'Associate')
  union all
  select upper(b.code), f.class, step.day, step.operation_id, step.stamp, 0, step.size
  from membership.affiliation as f
  join membership.body as b on b.id = f.body_id
  cross join lateral (values
    (lower(f.during), f.operation_id, f.recorded_at, 1),
    (upper(f.during), f.operation_id, f.recorded_at, -1),
    (lower(f.during), f.superseded_by, f.superseded_at, -1),
    (upper(f.during), f.superseded_by, f.superseded_at, 1)
  ) as step (day, operation_id, stamp, size)
  where step.day is not null and step.operation_id is not null
) as step
join membership.body as b on upper(b.code) = step.component
group by b.code, step.class, step.day, step.operation_id, step.stamp
having sum(step.journal) <> sum(step.register)
