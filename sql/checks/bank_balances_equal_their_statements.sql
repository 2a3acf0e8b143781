-- On the last day of each statement the books have on its bank account what it closes with. (Of
-- several on one day the last one counts; what was posted late counts on its own day.)
with moved as (
  select a.id as account_id, coalesce(e.occurred_on, e.effective_on) as day,
         sum(case when t.debit_account = a.bank_account then t.amount_minor::numeric
               else -t.amount_minor end) as minor
  from banking.account as a
  join ledger.transfer as t on a.bank_account in (t.debit_account, t.credit_account)
  join ledger.entry as e on e.id = t.entry_id
  group by a.id, 2
), held as (
  select m.account_id, m.day,
         sum(m.minor) over (partition by m.account_id order by m.day) as minor
  from moved as m
), told as (
  select distinct on (s.account_id, s.last_day) s.id, s.account_id, s.last_day, s.closing_minor
  from banking.statement as s
  where s.closing_minor is not null
  order by s.account_id, s.last_day, s.rank desc
)
select format('%s, statement %s', a.code, t.id) as subject,
       format('closes with %s %s on %s, and the books have %s',
              ledger.amount(t.closing_minor, u.scale), a.currency, t.last_day,
              ledger.amount(h.minor, u.scale)) as finding
from told as t
join banking.account as a on a.id = t.account_id
join ledger.unit as u on u.code = a.currency
cross join lateral (
  select coalesce((
    select k.minor
    from held as k
    where k.account_id = t.account_id and k.day <= t.last_day
    order by k.day desc
    limit 1), 0) as minor
) as h
where h.minor <> t.closing_minor
