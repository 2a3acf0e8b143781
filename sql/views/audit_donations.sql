create or replace view audit.donations as
select
  f.donation, f.entry_id, null::text as entry_no, f.received_on, f.posted_on, f.campaign, f.donor,
  f.country, f.amount, f.currency, f.rate, f.value, f.fee, f.method, f.reference, f.pledge,
  (select string_agg(a.line_id::text, ' ' order by a.line_id)
   from banking.standing_part as a
   where a.donation_id = f.id) as statement_line,
  case
    when f.replaced_by is not null then 'corrected'
    when f.voided_at is not null then 'voided'
    when refunded.minor = f.amount_minor then 'refunded'
    when refunded.minor > 0 then 'partly refunded'
    else 'received'
  end as status,
  f.recorded_by, f.recorded_at, f.fee_value, f.settled, f.fulfilled, f.replaces, f.replaced_by,
  f.rate_on
from giving.donation_fact as f
left join lateral (
  select sum(r.amount_minor) as minor
  from giving.refund as r
  where r.donation_id = f.id
    and not exists (select from ledger.entry as v where v.reverses = r.entry_id)
) as refunded on true;

comment on view audit.donations is
  'Gifts, by pseudonym. Value is what counts as raised, or as given in kind, in the campaign''s '
  'currency. Reasons and memos may name persons, and are not shown here.';
comment on column audit.donations.donation is 'Number, such as D-2018-00017.';
comment on column audit.donations.entry_id is 'The entry that books it.';
comment on column audit.donations.entry_no is 'The entry''s gapless legal number; null until sealed.';
comment on column audit.donations.received_on is 'When it was received.';
comment on column audit.donations.posted_on is 'The day on which the journal counts it.';
comment on column audit.donations.campaign is 'The campaign''s code.';
comment on column audit.donations.donor is 'The donor''s pseudonym; null for an anonymous gift.';
comment on column audit.donations.country is 'ISO 3166-1 alpha-2.';
comment on column audit.donations.amount is 'What was given, in currency.';
comment on column audit.donations.currency is 'The currency it was given in.';
comment on column audit.donations.rate is 'Campaign currency for one unit given, where stated.';
comment on column audit.donations.value is 'What it counts for, in the campaign''s currency.';
comment on column audit.donations.fee is 'What the processor kept, in currency.';
comment on column audit.donations.method is 'How it came.';
comment on column audit.donations.reference is 'The payer''s or the processor''s reference.';
comment on column audit.donations.pledge is 'The pledge that it was given for.';
comment on column audit.donations.statement_line is
  'The bank statement line that made it or settled it.';
comment on column audit.donations.status is
  'received, partly refunded, refunded, voided or corrected.';
comment on column audit.donations.recorded_by is 'The database user who recorded it.';
comment on column audit.donations.recorded_at is 'When, by the database''s clock.';
comment on column audit.donations.fee_value is 'The fee in the campaign''s currency.';
comment on column audit.donations.settled is
  'What the processor really paid out, in the campaign''s currency, where stated.';
comment on column audit.donations.fulfilled is 'How much of the pledge it fulfilled.';
comment on column audit.donations.replaces is 'The wrongly typed donation that it corrects.';
comment on column audit.donations.replaced_by is 'The donation that corrects it.';
comment on column audit.donations.rate_on is
  'The day of the reference rate that values it (audit.rates); null where a rate was said.';
