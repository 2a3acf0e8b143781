-- A bank account's suspense holds what of its lines nobody has explained, the gaps and differences
-- that were accepted, and what general entries moved; nothing else.
select b.code as subject,
       format('suspense holds %s, and %s is not explained (minor units)', held.minor, open.minor)
         as finding
from banking.account as b
cross join lateral (
  select coalesce(sum(case when t.credit_account = b.suspense_account then t.amount_minor
                      else -t.amount_minor end), 0) as minor
  from ledger.transfer as t
  join ledger.entry as e on e.id = t.entry_id
  where b.suspense_account in (t.debit_account, t.credit_account) and e.journal_code <> 'OD'
) as held
cross join lateral (
  select coalesce((
           select sum(o.rest_minor) from banking.open_line as o where o.account_id = b.id), 0)
       + coalesce((
           select sum(coalesce(s.gap_minor, 0)
                      * (not exists (select from ledger.entry as v where v.reverses = s.gap_entry))
                        ::integer
                    + coalesce(s.difference_minor, 0)
                      * (not exists (
                          select from ledger.entry as v where v.reverses = s.difference_entry))
                        ::integer
                    + case when s.follows is null then 0
                        else coalesce(s.correction_minor, 0) end)
           from banking.statement as s
           where s.account_id = b.id), 0) as minor
) as open
where held.minor <> open.minor
