create or replace view giving.refund_fact as
select
  f.id,
  giving.document_number('R', e.effective_on, f.id) as refund,
  f.donation_id,
  giving.document_number('D', d.received_on, d.id) as donation,
  f.entry_id,
  e.effective_on as posted_on,
  c.code as campaign,
  c.currency as campaign_currency,
  ledger.amount(f.amount_minor, u.scale) as amount,
  d.currency,
  ledger.amount(f.value_minor, v.scale) as value,
  ledger.amount(f.paid_minor, w.scale) as paid,
  f.paid_currency,
  ledger.amount(f.fee_minor, w.scale) as fee,
  ledger.amount(f.fee_value_minor, v.scale) as fee_value,
  reason.content as reason,
  r.effective_on as voided_on,
  r.recorded_at as voided_at,
  o.id as operation_id,
  o.key,
  o.recorded_by,
  e.recorded_at,
  f.amount_minor,
  f.value_minor,
  f.ordinal,
  r.operation_id as void_operation_id,
  e.occurred_on
from giving.refund as f
join giving.donation as d on d.id = f.donation_id
join ledger.entry as e on e.id = f.entry_id
join ledger.operation as o on o.id = e.operation_id
join giving.campaign as c on c.id = d.campaign_id
join ledger.unit as u on u.code = d.currency
join ledger.unit as v on v.code = c.currency
join ledger.unit as w on w.code = f.paid_currency
left join ledger.entry as r on r.reverses = f.entry_id
left join ledger.readable_text as reason
  on reason.entry_id = f.entry_id and reason.field = 'reason';

comment on view giving.refund_fact is
  'Every refund with all that is known of it; amounts at scale. The reason is there for those alone '
  'who may read ledger.entry_text.';
comment on column giving.refund_fact.id is 'Its row.';
comment on column giving.refund_fact.refund is 'Number, such as R-2018-00003.';
comment on column giving.refund_fact.donation_id is 'The gift''s row.';
comment on column giving.refund_fact.donation is 'The gift''s number.';
comment on column giving.refund_fact.entry_id is 'The entry that books it.';
comment on column giving.refund_fact.posted_on is 'The day on which the journal counts it.';
comment on column giving.refund_fact.campaign is 'The campaign''s code.';
comment on column giving.refund_fact.campaign_currency is 'Its currency.';
comment on column giving.refund_fact.amount is 'How much of the gift, in the gift''s currency.';
comment on column giving.refund_fact.currency is 'The gift''s currency.';
comment on column giving.refund_fact.value is 'Its value in the campaign''s currency.';
comment on column giving.refund_fact.paid is 'What was really paid, in paid_currency.';
comment on column giving.refund_fact.paid_currency is 'The currency it was paid in.';
comment on column giving.refund_fact.fee is 'What the processor charged, in paid_currency.';
comment on column giving.refund_fact.fee_value is 'The fee in the campaign''s currency.';
comment on column giving.refund_fact.reason is 'Why it was given back.';
comment on column giving.refund_fact.voided_on is 'The day of the entry that took it back.';
comment on column giving.refund_fact.voided_at is 'When it was taken back.';
comment on column giving.refund_fact.operation_id is 'The operation that recorded it.';
comment on column giving.refund_fact.key is 'Its idempotency key.';
comment on column giving.refund_fact.recorded_by is 'The database user who recorded it.';
comment on column giving.refund_fact.recorded_at is 'When, by the database''s clock.';
comment on column giving.refund_fact.amount_minor is 'Amount in minor units.';
comment on column giving.refund_fact.value_minor is 'Value in minor units.';
comment on column giving.refund_fact.ordinal is 'Its place among the gift''s refunds, from 1.';
comment on column giving.refund_fact.occurred_on is
  'The day on which it was given back, where that was posted late; else null.';
comment on column giving.refund_fact.void_operation_id is 'The operation that took it back.';
