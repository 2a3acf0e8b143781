create or replace view giving.pledge_fact as
select
  p.id,
  giving.document_number('P', e.effective_on, p.id) as pledge,
  p.entry_id,
  coalesce(e.occurred_on, e.effective_on) as promised_on,
  p.due_on,
  c.code as campaign,
  c.currency,
  n.code as donor,
  case when has_table_privilege('giving.donor'::regclass, 'select') then n.name end
    as donor_name,
  ledger.amount(p.amount_minor, u.scale) as promised,
  ledger.amount(paid.minor, u.scale) as fulfilled,
  ledger.amount(gone.minor, u.scale) as cancelled,
  ledger.amount(p.amount_minor - paid.minor - gone.minor, u.scale) as outstanding,
  memo.content as memo,
  o.id as operation_id,
  o.key,
  o.recorded_by,
  e.recorded_at,
  p.amount_minor,
  p.amount_minor - paid.minor - gone.minor as outstanding_minor,
  e.effective_on as posted_on
from giving.pledge as p
join ledger.entry as e on e.id = p.entry_id
join ledger.operation as o on o.id = e.operation_id
join giving.campaign as c on c.id = p.campaign_id
join giving.donor as n on n.id = p.donor_id
join ledger.unit as u on u.code = c.currency
cross join lateral (
  select coalesce(sum(d.fulfilled_minor), 0) as minor
  from giving.donation as d
  where d.pledge_id = p.id
    and not exists (select from ledger.entry as r where r.reverses = d.entry_id)
) as paid
cross join lateral (
  select coalesce(sum(x.amount_minor), 0) as minor
  from giving.pledge_cancellation as x
  where x.pledge_id = p.id
    and not exists (select from ledger.entry as r where r.reverses = x.entry_id)
) as gone
left join ledger.readable_text as memo on memo.entry_id = p.entry_id and memo.field = 'memo';

comment on view giving.pledge_fact is
  'Every pledge and what became of it; amounts at scale. The donor''s name and the memo are there '
  'for those alone who may read giving.donor and ledger.entry_text.';
comment on column giving.pledge_fact.id is 'Its row.';
comment on column giving.pledge_fact.pledge is 'Number, such as P-2018-00001.';
comment on column giving.pledge_fact.entry_id is 'The entry of the promise.';
comment on column giving.pledge_fact.promised_on is 'When it was promised.';
comment on column giving.pledge_fact.due_on is 'When it is due.';
comment on column giving.pledge_fact.campaign is 'The campaign''s code.';
comment on column giving.pledge_fact.currency is 'The campaign''s currency, of all amounts here.';
comment on column giving.pledge_fact.donor is 'The donor''s pseudonym.';
comment on column giving.pledge_fact.donor_name is 'The donor''s name; null once erased.';
comment on column giving.pledge_fact.promised is 'What was promised.';
comment on column giving.pledge_fact.fulfilled is 'What gifts have fulfilled.';
comment on column giving.pledge_fact.cancelled is 'What was given up.';
comment on column giving.pledge_fact.outstanding is 'Promised less fulfilled less cancelled.';
comment on column giving.pledge_fact.memo is 'Free text; null once erased.';
comment on column giving.pledge_fact.operation_id is 'The operation that recorded it.';
comment on column giving.pledge_fact.key is 'Its idempotency key.';
comment on column giving.pledge_fact.recorded_by is 'The database user who recorded it.';
comment on column giving.pledge_fact.recorded_at is 'When, by the database''s clock.';
comment on column giving.pledge_fact.amount_minor is 'Promised, in minor units.';
comment on column giving.pledge_fact.outstanding_minor is 'Outstanding, in minor units.';
comment on column giving.pledge_fact.posted_on is 'The day on which the journal counts it.';
