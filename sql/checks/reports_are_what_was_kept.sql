-- Reports and messages are the bytes that they were, and each run has its parts and a message for
-- everyone of its schedule. (Constraints see to it, until somebody takes them off.)
select 'run ' || p.run_id as subject, p.name || ' is not what its hash says' as finding
from reporting.run_part as p
where p.sha256 <> sha256(p.content)
union all
select 'run ' || b.run_id, 'what its messages have in common is not what its hash says'
from reporting.run_body as b
where b.sha256 <> sha256(b.content)
union all
select 'delivery ' || d.id, 'the head of its message is not what its hash says'
from reporting.delivery as d
where d.sha256 <> sha256(d.head)
union all
select 'run ' || r.id, 'has no parts'
from reporting.run as r
where not exists (select from reporting.run_part as p where p.run_id = r.id)
union all
-- (Those of the time before bodies have whole messages in their deliveries.)
select 'run ' || d.run_id, 'its messages have no body'
from reporting.delivery as d
where not exists (select from reporting.run_body as b where b.run_id = d.run_id)
  and position('\x0d0a0d0a'::bytea in d.head) not between 1 and octet_length(d.head) - 4
group by d.run_id
union all
select 'run ' || r.id, 'has no message to ' || s.address
from reporting.run as r
join reporting.recipient as s on s.schedule_id = r.schedule_id
where not exists (
  select from reporting.delivery as d where d.run_id = r.id and d.address = s.address)
union all
select 'run ' || r.id,
       format('is of %s %s, its schedule of %s %s', r.report, r.scope, s.report, s.scope)
from reporting.run as r
join reporting.schedule as s on s.id = r.schedule_id
where (r.report, r.scope) <> (s.report, s.scope)
