-- Every line that is not of nothing has one entry, of its amount between its account and suspense;
-- openings, gaps and differences have theirs; and no such entry is without its line or statement.
with wanted as (
  select 'line ' || l.id as subject, l.entry_id, 'statement-line' as kind, a.bank_account,
         a.suspense_account as other, l.amount_minor::numeric as minor
  from banking.line as l
  join banking.account as a on a.id = l.account_id
  where l.amount_minor <> 0
  union all
  select 'statement ' || s.id, v.entry_id, v.kind, a.bank_account,
         case v.kind when 'opening' then o.id else a.suspense_account end, v.minor
  from banking.statement as s
  join banking.account as a on a.id = s.account_id
  left join ledger.account as o on o.name = 'Equity:Opening' and o.unit = a.currency
  cross join lateral (
    values (s.opening_entry, 'opening', null::numeric), (s.gap_entry, 'gap', s.gap_minor),
           (s.difference_entry, 'difference', s.difference_minor),
           (s.correction_entry, case when s.follows is null then 'opening' else 'gap' end,
            s.correction_minor)
  ) as v (entry_id, kind, minor)
  where v.entry_id is not null
)
select w.subject,
       case
         when e.id is null then 'has no entry'
         when e.kind <> w.kind or e.journal_code <> 'BNK'
           then format('is booked by entry %s, a %s', e.id, e.kind)
         else format('is not what entry %s books', e.id)
       end as finding
from wanted as w
left join ledger.entry as e on e.id = w.entry_id
left join ledger.transfer as t on t.entry_id = w.entry_id and t.line = 1
where e.id is null or (e.journal_code, e.kind, e.transfer_count) <> ('BNK', w.kind, 1)
  or t.entry_id is null
  or abs(coalesce(w.minor, t.amount_minor)) <> t.amount_minor
  or (t.debit_account, t.credit_account) is distinct from (
    case when coalesce(w.minor > 0, t.debit_account = w.bank_account) then w.bank_account
      else w.other end,
    case when coalesce(w.minor > 0, t.debit_account = w.bank_account) then w.other
      else w.bank_account end)
union all
select 'entry ' || e.id, format('is a %s of no statement', e.kind)
from ledger.entry as e
where e.journal_code = 'BNK' and e.kind in ('statement-line', 'opening', 'gap', 'difference')
  and not exists (select from wanted as w where w.entry_id = e.id)
