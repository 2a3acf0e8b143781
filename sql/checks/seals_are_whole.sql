-- Seals follow each other without a gap, each covers the leaves that it says, every operation is
-- sealed once or waits, and the tree holds exactly the entries of what is sealed. (That entries and
-- roots have their hashes takes longer to see: coopledger verify, or sql/examples/verify.sql.)
select s.subject, s.finding
from (
  select format('seal %s', s.seal),
         case
           when s.seal <> coalesce(s.before_seal, 0) + 1
             then format('follows seal %s', coalesce(s.before_seal, 0))
           when s.tree_size <> coalesce(s.before_size, 0) + s.entries
             then format('%s entries before it and %s of its own make not %s',
                         coalesce(s.before_size, 0), s.entries, s.tree_size)
         end
  from (
    select s.*, lag(s.seal) over before as before_seal, lag(s.tree_size) over before as before_size
    from ledger.seal as s
    window before as (order by s.seal)
  ) as s
  union all
  select format('leaf %s', m.leaf_index), format('follows leaf %s', m.before)
  from (
    select m.leaf_index, coalesce(lag(m.leaf_index) over (order by m.leaf_index), -1) as before
    from ledger.seal_member as m
  ) as m
  where m.leaf_index <> m.before + 1
  union all
  select 'the last seal', format('covers %s leaves of %s', size.sealed, size.stored)
  from (
    select coalesce((select s.tree_size from ledger.seal as s order by s.seal desc limit 1), 0)
             as sealed,
           coalesce((select max(m.leaf_index) + 1 from ledger.seal_member as m), 0) as stored
  ) as size
  where size.sealed <> size.stored
  union all
  select format('operation %s', coalesce(o.id, s.operation_id, u.operation_id)),
         case
           when o.id is null then 'is not there, and is sealed or waits'
           when s.operation_id is null and u.operation_id is null then 'is not sealed and waits not'
           when u.operation_id is not null and s.operation_id is not null
             then 'is sealed and waits still'
           when not exists (select from ledger.seal as l where l.seal = s.seal)
             then format('belongs to seal %s, which is not there', s.seal)
         end
  from ledger.operation as o
  full join ledger.seal_operation as s on s.operation_id = o.id
  full join ledger.unsealed as u on u.operation_id = coalesce(o.id, s.operation_id)
  where o.id is null or num_nulls(s.operation_id, u.operation_id) <> 1
    or not exists (select from ledger.seal as l where l.seal = s.seal)
      and s.operation_id is not null
  union all
  select format('entry %s', coalesce(e.id, m.entry_id)),
         case
           when e.id is null then format('is leaf %s, and is not there', m.leaf_index)
           when o.operation_id is null then format('is leaf %s, and not sealed', m.leaf_index)
           when m.entry_id is null then format('is sealed by seal %s, and no leaf', o.seal)
           else format('is leaf %s, and sealed by seal %s', m.leaf_index, o.seal)
         end
  from ledger.seal_member as m
  full join ledger.entry as e on e.id = m.entry_id
  left join ledger.seal_operation as o on o.operation_id = e.operation_id
  left join ledger.seal as s on s.seal = o.seal
  where e.id is null
    or (m.entry_id is null) <> (o.operation_id is null)
    or m.leaf_index not between s.tree_size - s.entries and s.tree_size - 1
) as s (subject, finding)
where s.finding is not null
