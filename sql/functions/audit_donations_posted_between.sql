-- Context: the same columns as audit.donations_between, by another day. Choice: both are a selection
-- from giving.donations_at, which does the work; here with what these days took back. Rejected: this
-- one on top of that one, for days on which gifts count say nothing of how long before they were
-- received: it would read them all.
create or replace function audit.donations_posted_between(
  p_campaign text,
  p_from date,
  p_to date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out donation text,
  out received_on date,
  out posted_on date,
  out campaign text,
  out donor text,
  out country text,
  out method text,
  out amount numeric,
  out currency text,
  out fee numeric,
  out refunded numeric,
  out value numeric,
  out campaign_currency text,
  out status text)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
  select d.donation, d.received_on, d.posted_on, d.campaign, d.donor, d.country, d.method,
         d.amount, d.currency, d.fee, d.refunded, d.value, d.campaign_currency, d.status
  from (
    select d.*
    from giving.donations_at(p_to, p_known_at, p_seal) as d
    where d.posted_on between p_from and p_to
    union all
    -- What was counted before these days, and in them was voided or corrected late.
    select f.id, f.donation, f.received_on, v.effective_on, f.campaign, f.donor, f.country,
           f.method, -f.amount, f.currency, -f.fee, f.amount - f.amount, -f.value,
           f.campaign_currency, 'taken back'
    from ledger.entry as v
    join giving.donation_fact as f on f.entry_id = v.reverses
    left join ledger.seal_operation as s on s.operation_id = v.operation_id
    where v.effective_on between p_from and p_to
      and f.posted_on < p_from
      and case when p_seal is null then v.recorded_at <= p_known_at else s.seal <= p_seal end
  ) as d
  where d.campaign = coalesce(p_campaign, d.campaign)
  order by d.posted_on, d.id
$$;

comment on function audit.donations_posted_between(text, date, date, timestamptz, bigint) is
  'The gifts to a campaign, or to all (null), that the books count from one day to another, as they '
  'stood at the end of the last one and were known at a moment, or by a seal: what was received in '
  'a closed month counts in the one in which it was posted late, and what was counted before and '
  'voided or corrected late is taken back in the one in which that was posted: a row of its own, '
  'its amounts negative. So the values of the rows that are neither voided, corrected nor in kind '
  'add up to what the campaign received in these days. Otherwise as audit.donations_between.';
