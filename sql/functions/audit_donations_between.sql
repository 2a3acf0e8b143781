create or replace function audit.donations_between(
  p_campaign text,
  p_from date,
  p_to date,
  p_as_of date,
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
  with known as not materialized (
    select e.id, e.reverses, e.effective_on
    from ledger.entry as e
    left join ledger.seal_operation as s on s.operation_id = e.operation_id
    where case when p_seal is null then e.recorded_at <= p_known_at else s.seal <= p_seal end
  )
  select f.donation, f.received_on, f.posted_on, f.campaign, f.donor, f.country, f.method,
         f.amount, f.currency, f.fee, ledger.amount(coalesce(back.minor, 0), u.scale), f.value,
         f.campaign_currency,
         case
           when void.id is not null and f.replaced_by is not null then 'corrected'
           when void.id is not null then 'voided'
           when back.minor = f.amount_minor then 'refunded'
           when back.minor > 0 then 'partly refunded'
           else 'received'
         end
  from giving.donation_fact as f
  join ledger.unit as u on u.code = f.currency
  join known as made on made.id = f.entry_id and made.effective_on <= p_as_of
  left join known as void on void.reverses = f.entry_id and void.effective_on <= p_as_of
  left join lateral (
    select sum(r.amount_minor) as minor
    from giving.refund as r
    join known as paid on paid.id = r.entry_id and paid.effective_on <= p_as_of
    where r.donation_id = f.id
      and not exists (
        select from known as v where v.reverses = paid.id and v.effective_on <= p_as_of)
  ) as back on true
  where f.campaign = coalesce(p_campaign, f.campaign)
    and f.received_on between p_from and p_to
  order by f.received_on, f.id
$$;

comment on function audit.donations_between(text, date, date, date, timestamptz, bigint) is
  'The gifts to a campaign, or to all (null), that were received from one day to another, as they '
  'stood at the end of p_as_of and were known at a moment, or by a seal; voided and corrected ones are listed '
  'and marked. Donors are shown by pseudonym, and nothing that anybody wrote.';
