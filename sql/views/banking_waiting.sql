-- Cash is in hand, and gifts in kind move no money: neither waits for a statement.
create or replace view banking.waiting as
select
  'donation'::text as kind,
  d.id,
  d.entry_id,
  d.received_on as day,
  d.donor_id,
  d.campaign_id,
  d.method,
  case when d.settled_minor is null then d.currency else c.currency end as currency,
  coalesce(d.settled_minor, d.amount_minor - d.fee_minor) as minor,
  d.value_minor - d.fee_value_minor as worth_minor,
  giving.document_number('D', d.received_on, d.id) as document,
  case when has_table_privilege('giving.donor'::regclass, 'select')
    then coalesce(n.name, n.code) else n.code end as donor
from giving.donation as d
join giving.campaign as c on c.id = d.campaign_id
left join giving.donor as n on n.id = d.donor_id
where d.method not in ('cash', 'in-kind')
  and coalesce(d.settled_minor, d.amount_minor - d.fee_minor) > 0
  and not exists (select from ledger.entry as v where v.reverses = d.entry_id)
  and not exists (select from banking.standing_part as a where a.donation_id = d.id)
union all
select
  'refund', r.id, r.entry_id, coalesce(e.occurred_on, e.effective_on), d.donor_id, d.campaign_id,
  d.method, r.paid_currency, -(r.paid_minor + r.fee_minor), -(r.value_minor + r.fee_value_minor),
  giving.document_number('R', e.effective_on, r.id),
  case when has_table_privilege('giving.donor'::regclass, 'select')
    then coalesce(n.name, n.code) else n.code end
from giving.refund as r
join giving.donation as d on d.id = r.donation_id
left join giving.donor as n on n.id = d.donor_id
join ledger.entry as e on e.id = r.entry_id
where d.method not in ('cash', 'in-kind')
  and not exists (select from ledger.entry as v where v.reverses = r.entry_id)
  and not exists (select from banking.standing_part as a where a.refund_id = r.id);

comment on view banking.waiting is
  'Gifts and refunds that were recorded by hand, and whose money no statement has shown yet.';
comment on column banking.waiting.kind is 'donation or refund.';
comment on column banking.waiting.id is 'The document''s row.';
comment on column banking.waiting.entry_id is 'Its entry.';
comment on column banking.waiting.day is 'When it was received, or given back.';
comment on column banking.waiting.donor_id is 'Who gave; null for an anonymous gift.';
comment on column banking.waiting.campaign_id is 'The campaign.';
comment on column banking.waiting.method is 'How it came.';
comment on column banking.waiting.currency is 'The currency in which its money waits.';
comment on column banking.waiting.minor is
  'What a statement should show, net of its fee: minor units, below zero for a refund.';
comment on column banking.waiting.worth_minor is 'The same in the campaign''s currency.';
comment on column banking.waiting.document is 'The document''s number.';
comment on column banking.waiting.donor is
  'The donor''s name, or the pseudonym for those who may not read giving.donor, or once erased.';
