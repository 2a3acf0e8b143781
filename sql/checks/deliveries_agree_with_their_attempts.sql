-- A delivery's state is what its last attempt came to.
select 'delivery ' || d.id as subject,
       format('is %s, and its last attempt was %s', d.state, coalesce(a.outcome, 'none')) as finding
from reporting.delivery as d
left join reporting.attempt as a on a.delivery_id = d.id and a.number = d.attempts
where case d.state
    when 'queued' then d.attempts > 0
    when 'sending' then a.outcome is not null
    when 'accepted' then a.outcome is distinct from 'accepted'
    else coalesce(a.outcome = 'accepted', true) end
union all
select 'delivery ' || d.id, format('has %s attempts, and %s on record', d.attempts, count(a))
from reporting.delivery as d
left join reporting.attempt as a on a.delivery_id = d.id
group by d.id
having count(a) <> d.attempts - (d.state = 'sending')::integer
