-- Every entry has all of its transfers, numbered from 1 without a hole.
select e.id as subject,
       format('has %s of its %s transfers', count(t.line), e.transfer_count) as finding
from ledger.entry as e
left join ledger.transfer as t on t.entry_id = e.id and t.line between 1 and e.transfer_count
group by e.id
having count(t.line) <> e.transfer_count
