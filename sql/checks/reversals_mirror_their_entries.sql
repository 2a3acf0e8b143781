-- A reversal has its entry's transfers with debit and credit swapped, is not dated before it, and
-- takes back an entry that is there and is no reversal itself.
select r.id as subject, format('does not take back entry %s as it was', r.reverses) as finding
from ledger.entry as r
left join ledger.entry as e on e.id = r.reverses
where r.reverses is not null
  and (e.id is null or e.reverses is not null or r.effective_on < e.effective_on
    or r.transfer_count <> e.transfer_count or r.kind <> 'reversal'
    or exists (
      select from ledger.transfer as t
      left join ledger.transfer as m
        on m.entry_id = r.id and m.line = t.line and m.debit_account = t.credit_account
        and m.credit_account = t.debit_account and m.amount_minor = t.amount_minor
      where t.entry_id = e.id and m.line is null))
union all
select e.id, 'is called a reversal and takes nothing back'
from ledger.entry as e
where e.kind = 'reversal' and e.reverses is null
