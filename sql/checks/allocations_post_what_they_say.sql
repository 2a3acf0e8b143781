-- The entry of a part takes the part out of its line's suspense, is of the part's kind, and books
-- the document that the part names.
select format('line %s, part %s', a.line_id, a.ordinal) as subject,
       format('%s by entry %s of journal %s, a %s: it moves suspense by %s, and the part is %s '
              '(minor units)', a.explains, a.entry_id, e.journal_code, e.kind, p.minor,
              a.amount_minor) as finding
from banking.allocation as a
join banking.line as l on l.id = a.line_id
join banking.account as b on b.id = l.account_id
left join ledger.entry as e on e.id = a.entry_id
left join giving.donation as d on d.id = a.donation_id
left join giving.refund as r on r.id = a.refund_id
cross join lateral (
  select coalesce(sum(s.minor) filter (where s.account_id = b.suspense_account), 0) as minor,
         coalesce(bool_or(s.account_id = a.account_id), false) as is_named
  from ledger.transfer as t
  cross join lateral (values
    (t.debit_account, t.amount_minor), (t.credit_account, -t.amount_minor)
  ) as s (account_id, minor)
  where t.entry_id = a.entry_id
) as p
where p.minor <> a.amount_minor
   or (e.journal_code || ' ' || e.kind) is distinct from case a.explains
        when 'gift' then 'DON donation'
        when 'refund' then 'DON refund'
        when 'recorded-gift' then 'BNK settlement'
        when 'recorded-refund' then 'BNK settlement'
        else 'BNK allocation' end
   or (a.explains = 'gift' and d.entry_id is distinct from a.entry_id)
   or (a.explains = 'refund' and r.entry_id is distinct from a.entry_id)
   or (a.account_id is not null and not p.is_named)
union all
select 'entry ' || e.id, 'explains a line, and no part names it'
from ledger.entry as e
where e.journal_code = 'BNK' and e.kind in ('allocation', 'settlement')
  and not exists (select from banking.allocation as a where a.entry_id = e.id)
