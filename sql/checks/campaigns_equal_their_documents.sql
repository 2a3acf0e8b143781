-- Received, refunded, pledged and in kind by the accounts are what the documents add up to.
select c.code as subject,
       format('%s: %s by the accounts, %s by the documents', figure.name, figure.by_accounts,
              figure.by_documents) as finding
from audit.campaigns_at('infinity', 'infinity') as s
join giving.campaign as c on c.code = s.campaign
join ledger.unit as u on u.code = c.currency
cross join lateral (
  select coalesce(sum(d.value_minor) filter (where d.method <> 'in-kind'), 0) as received,
         coalesce(sum(d.value_minor) filter (where d.method = 'in-kind'), 0) as in_kind
  from giving.donation as d
  where d.campaign_id = c.id
    and not exists (select from ledger.entry as r where r.reverses = d.entry_id)
) as given
cross join lateral (
  select coalesce(sum(r.value_minor), 0) as refunded
  from giving.refund as r
  join giving.donation as d on d.id = r.donation_id
  where d.campaign_id = c.id
    and not exists (select from ledger.entry as v where v.reverses = r.entry_id)
) as back
cross join lateral (
  select coalesce(sum(p.outstanding_minor), 0) as pledged
  from giving.pledge_fact as p
  where p.campaign = c.code
) as promised
cross join lateral (values
  ('received', s.received, ledger.amount(given.received, u.scale)),
  ('refunded', s.refunded, ledger.amount(back.refunded, u.scale)),
  ('in kind', s.in_kind, ledger.amount(given.in_kind, u.scale)),
  ('pledged', s.pledged, ledger.amount(promised.pledged, u.scale))
) as figure (name, by_accounts, by_documents)
where figure.by_accounts <> figure.by_documents
