-- Nothing happened in a currency after its last day; what was posted late happened on another day.
select e.id as subject, format('uses %s, which ended on %s', u.code, u.last_day) as finding
from ledger.unit as u
join ledger.transfer as t on t.unit = u.code
join ledger.entry as e on e.id = t.entry_id
where coalesce(e.occurred_on, e.effective_on) > u.last_day
