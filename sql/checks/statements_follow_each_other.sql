-- Each statement with balances opens with what the one before it, and what files without balances
-- told since, have left, or a gap was accepted, less what turned up of it later; and it counts the
-- lines that it added.
with told as (
  select s.*,
         lag(s.id) over (partition by s.account_id order by s.rank) as before,
         (select p.id
          from banking.statement as p
          where p.account_id = s.account_id and p.id < s.id and p.rank < s.rank
            and p.opening_minor is not null
          order by p.rank desc
          limit 1) as before_then,
         coalesce(s.gap_minor, 0) + coalesce((
           select sum(c.correction_minor)
           from banking.statement as c
           where c.precedes = s.id and c.follows is not null), 0) as gap
  from banking.statement as s
  where s.opening_minor is not null
), counted as (
  select l.statement_id, count(*) as lines, sum(l.amount_minor) as minor
  from banking.line as l
  group by l.statement_id
)
select format('statement %s', t.id) as subject,
       case
         when t.follows is distinct from t.before_then
           then format('does not follow statement %s', t.before_then)
         else format('opens with another balance than statement %s left', t.before)
       end as finding
from told as t
left join banking.statement as p on p.id = t.before
where t.follows is distinct from t.before_then
  or t.opening_minor + t.known_minor <> p.closing_minor + t.gap + (
    select coalesce(sum(b.booked_minor - b.known_minor), 0)
    from banking.statement as b
    where b.account_id = t.account_id and b.opening_minor is null
      and b.rank > p.rank and b.rank < t.rank)
union all
select format('statement %s', s.id), 'has other lines than it added'
from banking.statement as s
left join counted as c on c.statement_id = s.id
where (s.lines, s.booked_minor - s.known_minor)
  is distinct from (coalesce(c.lines, 0), coalesce(c.minor, 0))
