-- A gift moves its campaign's income, fees, in-kind and pledge accounts by what its document says.
select giving.document_number('D', d.received_on, d.id) as subject,
       format('posts %s received, %s fees, %s in kind, %s fulfilled; says value %s, fee %s, '
              'fulfilled %s (minor units)', p.received, p.fees, p.in_kind, p.fulfilled,
              d.value_minor, d.fee_value_minor, d.fulfilled_minor) as finding
from giving.donation as d
join giving.campaign as c on c.id = d.campaign_id
cross join lateral (
  select
    coalesce(-sum(s.minor) filter (
      where a.name = 'Income:Donations:' || upper(c.code)), 0) as received,
    coalesce(sum(s.minor) filter (
      where a.name = 'Expenses:Fees:' || upper(c.code)), 0) as fees,
    coalesce(-sum(s.minor) filter (
      where a.name = 'InKind:' || upper(c.code) || ':Given'), 0) as in_kind,
    coalesce(-sum(s.minor) filter (
      where a.name = 'Pledges:' || upper(c.code) || ':Outstanding'), 0) as fulfilled
  from ledger.transfer as t
  cross join lateral (values
    (t.debit_account, t.amount_minor), (t.credit_account, -t.amount_minor)
  ) as s (account_id, minor)
  join ledger.account as a on a.id = s.account_id
  where t.entry_id = d.entry_id
) as p
where p.received <> case d.method when 'in-kind' then 0 else d.value_minor end
   or p.in_kind <> case d.method when 'in-kind' then d.value_minor else 0 end
   or p.fees <> d.fee_value_minor
   or p.fulfilled <> coalesce(d.fulfilled_minor, 0)
