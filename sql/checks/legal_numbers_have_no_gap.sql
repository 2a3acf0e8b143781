-- The legal numbers of each journal and fiscal year count from 1 without a gap, in the order of the
-- leaves, and stand in the right year: that of the entry's day, for members that of sealing (UTC).
select format('leaf %s, number %s', n.leaf_index, n.number) as subject, n.finding
from (
  select m.leaf_index, m.number,
         case
           when s.id is null then format('is of series %s, which is not there', m.series)
           when m.number <> m.place
             then format('should be number %s of %s/%s', m.place, s.fiscal_year, s.journal_code)
           when e.journal_code <> s.journal_code or s.fiscal_year <> ledger.fiscal_year(
             case e.journal_code when 'MBR' then (l.sealed_at at time zone 'UTC')::date
               else e.effective_on end, b.fiscal_year_start)
             then format('is of %s/%s, and its entry is not', s.fiscal_year, s.journal_code)
         end as finding
  from (
    select m.*, row_number() over (partition by m.series order by m.leaf_index) as place
    from ledger.seal_member as m
  ) as m
  left join ledger.number_series as s on s.id = m.series
  left join ledger.entry as e on e.id = m.entry_id
  left join ledger.seal_operation as o on o.operation_id = e.operation_id
  left join ledger.seal as l on l.seal = o.seal
  cross join ledger.books as b
) as n
where n.finding is not null
