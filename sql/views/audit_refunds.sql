create or replace view audit.refunds as
select
  f.refund, f.donation, f.entry_id, null::text as entry_no,
  coalesce(f.occurred_on, f.posted_on) as received_on, f.posted_on, f.campaign, f.amount,
  f.currency, f.value, f.paid, f.paid_currency, f.fee, f.fee_value,
  case when f.voided_at is null then 'refunded' else 'voided' end as status,
  f.recorded_by, f.recorded_at
from giving.refund_fact as f;

comment on view audit.refunds is
  'Gifts given back. Value is the gift''s own value for that part; what was paid beyond it is an '
  'exchange difference.';
comment on column audit.refunds.refund is 'Number, such as R-2018-00003.';
comment on column audit.refunds.donation is 'The gift''s number.';
comment on column audit.refunds.entry_id is 'The entry that books it.';
comment on column audit.refunds.entry_no is 'The entry''s gapless legal number; null until sealed.';
comment on column audit.refunds.received_on is 'The day of the refund.';
comment on column audit.refunds.posted_on is 'The day on which the journal counts it.';
comment on column audit.refunds.campaign is 'The campaign''s code.';
comment on column audit.refunds.amount is 'How much of the gift, in the gift''s currency.';
comment on column audit.refunds.currency is 'The gift''s currency.';
comment on column audit.refunds.value is 'Its value in the campaign''s currency.';
comment on column audit.refunds.paid is 'What was really paid, in paid_currency.';
comment on column audit.refunds.paid_currency is 'The currency it was paid in.';
comment on column audit.refunds.fee is 'What the processor charged, in paid_currency.';
comment on column audit.refunds.fee_value is 'The fee in the campaign''s currency.';
comment on column audit.refunds.status is 'refunded or voided.';
comment on column audit.refunds.recorded_by is 'The database user who recorded it.';
comment on column audit.refunds.recorded_at is 'When, by the database''s clock.';
