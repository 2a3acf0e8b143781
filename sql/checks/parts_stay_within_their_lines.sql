-- What stands of a line's parts has the line's sign and never comes to more than the line. Nor did
-- it on any day: a part counts from its day until the one on which it was taken back.
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
union all
select 'line ' || l.id,
       format('of %s, %s is explained on %s (minor units)', l.amount_minor, d.minor, d.day)
from (
  select distinct on (s.line_id) s.*
  from (
    select c.line_id, c.day, sum(c.minor) over (partition by c.line_id order by c.day) as minor
    from (
      select a.line_id, e.effective_on as day, a.amount_minor as minor
      from banking.allocation as a
      join ledger.entry as e on e.id = a.entry_id
      union all
      select a.line_id, v.effective_on, -a.amount_minor
      from banking.allocation as a
      join ledger.entry as v on v.reverses = a.entry_id
    ) as c
    -- (Nothing was ever taken back of most.)
    where c.line_id in (
      select a.line_id
      from banking.allocation as a
      join ledger.entry as v on v.reverses = a.entry_id)
  ) as s
  order by s.line_id, abs(s.minor) desc, s.day
) as d
join banking.line as l on l.id = d.line_id
where abs(d.minor) > abs(l.amount_minor::numeric)
