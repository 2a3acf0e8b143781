-- Reports and messages are the bytes that they were, and each run has its parts and a message for
-- everyone of its schedule. (Constraints see to it, until somebody takes them off.)
select 'run ' || p.run_id as subject, p.name || ' is not what its hash says' as finding
from reporting.run_part as p
where p.sha256 <> sha256(p.content)
union all
select 'delivery ' || d.id, 'its message is not what its hash says'
from reporting.delivery as d
where d.sha256 <> sha256(d.message)
union all
select 'run ' || r.id, 'has no parts'
from reporting.run as r
where not exists (select from reporting.run_part as p where p.run_id = r.id)
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
