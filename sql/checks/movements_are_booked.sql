-- Every entry of the journal of members books one movement, or takes one back that was withdrawn.
select e.id as subject, 'books no movement' as finding
from ledger.entry as e
where e.journal_code = 'MBR' and e.reverses is null
  and not exists (select from membership.movement as m where m.entry_id = e.id)
union all
select e.id, 'takes back a movement that was not withdrawn by the same operation'
from ledger.entry as e
join membership.movement as m on m.entry_id = e.reverses
left join membership.withdrawal as w
  on w.movement_id = m.id and w.operation_id = e.operation_id
where w.movement_id is null
union all
select w.movement_id, 'was withdrawn and its entry stands'
from membership.withdrawal as w
join membership.movement as m on m.id = w.movement_id
where m.entry_id is not null
  and not exists (select from ledger.entry as e where e.reverses = m.entry_id)
