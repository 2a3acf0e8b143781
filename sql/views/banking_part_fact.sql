create or replace view banking.part_fact as
select
  a.line_id,
  a.ordinal,
  a.amount_minor,
  a.explains,
  coalesce(
    giving.document_number('D', d.received_on, d.id),
    giving.document_number('R', r_entry.effective_on, r.id)) as document,
  c.code as campaign,
  coalesce(n.name, n.code) as donor_name,
  t.name as account,
  a.entry_id,
  e.operation_id,
  v.id as reversed_by,
  v.operation_id as taken_back_operation_id,
  n.code as donor,
  e.effective_on as posted_on,
  e.recorded_at,
  a.donation_id,
  a.refund_id
from banking.allocation as a
join ledger.entry as e on e.id = a.entry_id
left join ledger.entry as v on v.reverses = a.entry_id
left join giving.donation as d on d.id = a.donation_id
left join giving.refund as r on r.id = a.refund_id
left join ledger.entry as r_entry on r_entry.id = r.entry_id
left join giving.donation as back on back.id = r.donation_id
left join giving.campaign as c on c.id = coalesce(d.campaign_id, back.campaign_id)
left join giving.donor as n on n.id = coalesce(d.donor_id, back.donor_id)
left join ledger.account as t on t.id = a.account_id;

comment on view banking.part_fact is
  'Every part of a statement line that was ever explained, with what it is; personal data '
  'included.';
comment on column banking.part_fact.line_id is 'The line.';
comment on column banking.part_fact.ordinal is 'Its place among all parts of the line.';
comment on column banking.part_fact.amount_minor is 'Minor units, with the line''s sign.';
comment on column banking.part_fact.explains is
  'gift, refund, recorded-gift, recorded-refund, fees or account.';
comment on column banking.part_fact.document is 'The document''s number; null for fees, accounts.';
comment on column banking.part_fact.campaign is 'The document''s campaign.';
comment on column banking.part_fact.donor_name is 'The donor''s name, or code once erased.';
comment on column banking.part_fact.account is 'The account that explains it.';
comment on column banking.part_fact.entry_id is 'The entry.';
comment on column banking.part_fact.operation_id is 'The operation that made it.';
comment on column banking.part_fact.reversed_by is 'The entry that took it back.';
comment on column banking.part_fact.taken_back_operation_id is 'The operation of that one.';
comment on column banking.part_fact.donor is 'The donor''s code.';
comment on column banking.part_fact.posted_on is 'The day on which it counts.';
comment on column banking.part_fact.recorded_at is 'When, by the database''s clock.';
comment on column banking.part_fact.donation_id is 'The gift''s row.';
comment on column banking.part_fact.refund_id is 'The refund''s row.';
