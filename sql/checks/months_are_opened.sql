-- Every month that holds an entry has its period.
select date_trunc('month', e.effective_on)::date as subject,
       format('has entries, the first %s, and no period', min(e.id)) as finding
from ledger.entry as e
where not exists (
  select from ledger.period as p where p.month = date_trunc('month', e.effective_on)::date)
group by 1
