-- Every entry points to an operation and bears its stamp.
select e.id as subject,
       format('bears %s, which operation %s does not', e.recorded_at, e.operation_id) as finding
from ledger.entry as e
left join ledger.operation as o on o.id = e.operation_id and o.recorded_at = e.recorded_at
where o.id is null
