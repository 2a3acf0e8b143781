-- The payments behind a line come to the line, and are counted from 1.
select 'line ' || l.id as subject,
       format('its payments come to %s, and the line is %s (minor units)', sum(p.amount_minor),
              l.amount_minor) as finding
from banking.payment as p
join banking.line as l on l.id = p.line_id
group by l.id
having sum(p.amount_minor) <> l.amount_minor or max(p.ordinal) <> count(*)
