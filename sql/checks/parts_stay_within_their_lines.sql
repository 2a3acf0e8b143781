-- What stands of a line's parts has the line's sign and never comes to more than the line.
select 'line ' || l.id as subject,
       format('of %s, %s is explained (minor units)', l.amount_minor, p.minor) as finding
from banking.line as l
join (
  select a.line_id, sum(a.amount_minor) as minor, sum(abs(a.amount_minor)) as size
  from banking.standing_part as a
  group by a.line_id
) as p on p.line_id = l.id
where p.size > abs(l.amount_minor::numeric) or p.size <> abs(p.minor)
   or sign(p.minor) <> sign(l.amount_minor)
