-- Each statement with balances opens with what the one before it, and what files without balances
-- told since, have left, or a gap was accepted; and it counts the lines that it added.
with told as (
  select s.*,
         (select max(p.id)
          from banking.statement as p
          where p.account_id = s.account_id and p.id < s.id and p.opening_minor is not null
         ) as before
  from banking.statement as s
), counted as (
  select l.statement_id, count(*) as lines, sum(l.amount_minor) as minor
  from banking.line as l
  group by l.statement_id
)
select format('statement %s', t.id) as subject,
       case
         when t.follows is distinct from t.before
           then format('does not follow statement %s', t.before)
         else format('opens with another balance than statement %s left', t.before)
       end as finding
from told as t
left join banking.statement as p on p.id = t.before
where t.opening_minor is not null
  and (t.follows is distinct from t.before
    or t.opening_minor + t.known_minor <> p.closing_minor + coalesce(t.gap_minor, 0) + (
      select coalesce(sum(b.booked_minor - b.known_minor), 0)
      from banking.statement as b
      where b.account_id = t.account_id and b.id > t.before and b.id < t.id))
union all
select format('statement %s', t.id), 'has other lines than it added'
from told as t
left join counted as c on c.statement_id = t.id
where (t.lines, t.booked_minor - t.known_minor)
  is distinct from (coalesce(c.lines, 0), coalesce(c.minor, 0))
