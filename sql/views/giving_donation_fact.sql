-- What is rarely there is looked up by subqueries rather than joined: planning twenty joins takes
-- the server longer than recording the gift that is then shown.
create or replace view giving.donation_fact as
select
  d.id,
  giving.document_number('D', d.received_on, d.id) as donation,
  d.entry_id,
  d.received_on,
  e.effective_on as posted_on,
  c.code as campaign,
  c.currency as campaign_currency,
  n.code as donor,
  case when has_table_privilege('giving.donor'::regclass, 'select') then n.name end
    as donor_name,
  d.country,
  ledger.amount(d.amount_minor, u.scale) as amount,
  d.currency,
  d.rate,
  ledger.amount(d.value_minor, v.scale) as value,
  ledger.amount(d.fee_minor, u.scale) as fee,
  ledger.amount(d.amount_minor - d.fee_minor, u.scale) as net,
  ledger.amount(d.fee_value_minor, v.scale) as fee_value,
  ledger.amount(d.settled_minor, v.scale) as settled,
  d.method,
  (select t.content from ledger.entry_text as t
   where t.entry_id = d.entry_id and t.field = 'reference') as reference,
  (select t.content from ledger.readable_text as t
   where t.entry_id = d.entry_id and t.field = 'memo') as memo,
  (select t.content from ledger.readable_text as t
   where t.entry_id = d.entry_id and t.field = 'basis') as basis,
  (select giving.document_number('P', t.effective_on, p.id)
   from giving.pledge as p
   join ledger.entry as t on t.id = p.entry_id
   where p.id = d.pledge_id) as pledge,
  ledger.amount(d.fulfilled_minor, v.scale) as fulfilled,
  r.effective_on as voided_on,
  r.recorded_at as voided_at,
  (select t.content from ledger.readable_text as t
   where t.entry_id = r.id and t.field = 'reason') as void_reason,
  (select giving.document_number('D', t.received_on, t.id)
   from giving.donation as t
   where t.replaces = d.id) as replaced_by,
  (select giving.document_number('D', t.received_on, t.id)
   from giving.donation as t
   where t.id = d.replaces) as replaces,
  o.id as operation_id,
  o.key,
  o.recorded_by,
  e.recorded_at,
  d.amount_minor,
  d.fee_minor,
  d.value_minor,
  d.donor_id,
  r.operation_id as void_operation_id,
  d.rate_on
from giving.donation as d
join ledger.entry as e on e.id = d.entry_id
join ledger.operation as o on o.id = e.operation_id
join giving.campaign as c on c.id = d.campaign_id
join ledger.unit as u on u.code = d.currency
join ledger.unit as v on v.code = c.currency
left join giving.donor as n on n.id = d.donor_id
left join ledger.entry as r on r.reverses = d.entry_id;

comment on view giving.donation_fact is
  'Every donation with all that is known of it; amounts at scale. The donor''s name and what was '
  'written are there for those alone who may read giving.donor and ledger.entry_text.';
comment on column giving.donation_fact.id is 'Its row.';
comment on column giving.donation_fact.donation is 'Number, such as D-2018-00017.';
comment on column giving.donation_fact.entry_id is 'The entry that books it.';
comment on column giving.donation_fact.received_on is 'When it was received.';
comment on column giving.donation_fact.posted_on is 'The day on which the journal counts it.';
comment on column giving.donation_fact.campaign is 'The campaign''s code.';
comment on column giving.donation_fact.campaign_currency is 'Its currency.';
comment on column giving.donation_fact.donor is
  'The donor''s pseudonym; null for an anonymous gift.';
comment on column giving.donation_fact.donor_name is 'The donor''s name; null once erased.';
comment on column giving.donation_fact.country is 'ISO 3166-1 alpha-2.';
comment on column giving.donation_fact.amount is 'What was given, in currency.';
comment on column giving.donation_fact.currency is 'The currency it was given in.';
comment on column giving.donation_fact.rate is
  'Campaign currency for one unit given, where stated.';
comment on column giving.donation_fact.value is 'What it counts for, in the campaign''s currency.';
comment on column giving.donation_fact.fee is 'What the processor kept, in currency.';
comment on column giving.donation_fact.net is 'Amount less fee.';
comment on column giving.donation_fact.fee_value is 'The fee in the campaign''s currency.';
comment on column giving.donation_fact.settled is
  'What the processor really paid out, in the campaign''s currency, where stated.';
comment on column giving.donation_fact.method is 'How it came.';
comment on column giving.donation_fact.reference is 'The payer''s or the processor''s reference.';
comment on column giving.donation_fact.memo is 'Free text; null once erased.';
comment on column giving.donation_fact.basis is 'How a gift in kind was valued.';
comment on column giving.donation_fact.pledge is 'The pledge that it was given for.';
comment on column giving.donation_fact.fulfilled is 'How much of the pledge it fulfilled.';
comment on column giving.donation_fact.voided_on is 'The day of the entry that took it back.';
comment on column giving.donation_fact.voided_at is 'When it was taken back.';
comment on column giving.donation_fact.void_reason is 'Why it was taken back.';
comment on column giving.donation_fact.replaced_by is 'The donation that corrects it.';
comment on column giving.donation_fact.replaces is 'The wrongly typed donation that it corrects.';
comment on column giving.donation_fact.operation_id is 'The operation that recorded it.';
comment on column giving.donation_fact.key is 'Its idempotency key.';
comment on column giving.donation_fact.recorded_by is 'The database user who recorded it.';
comment on column giving.donation_fact.recorded_at is 'When, by the database''s clock.';
comment on column giving.donation_fact.amount_minor is 'Amount in minor units.';
comment on column giving.donation_fact.fee_minor is 'Fee in minor units.';
comment on column giving.donation_fact.value_minor is 'Value in minor units.';
comment on column giving.donation_fact.donor_id is 'The donor''s row.';
comment on column giving.donation_fact.void_operation_id is 'The operation that took it back.';
comment on column giving.donation_fact.rate_on is
  'The day of the reference rate that values it; null where a rate was said, or none was needed.';
