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
  select f.donation, f.received_on, f.posted_on, f.campaign, f.donor, f.country, f.method,
         f.amount, f.currency, f.fee, ledger.amount(coalesce(back.minor, 0), u.scale), f.value,
         f.campaign_currency,
         case
           when void.is_so and f.replaced_by is not null then 'corrected'
           when void.is_so then 'voided'
           when back.minor = f.amount_minor then 'refunded'
           when back.minor > 0 then 'partly refunded'
           else 'received'
         end
  from giving.donation_fact as f
  join ledger.unit as u on u.code = f.currency
  cross join lateral (
    select coalesce(f.voided_on <= p_as_of and f.voided_at <= p_known_at, false)
  ) as void (is_so)
  left join lateral (
    select sum(r.amount_minor) as minor
    from giving.refund as r
    join ledger.entry as e on e.id = r.entry_id
    where r.donation_id = f.id and e.effective_on <= p_as_of and e.recorded_at <= p_known_at
      and not exists (
        select from ledger.entry as v
        where v.reverses = e.id and v.effective_on <= p_as_of and v.recorded_at <= p_known_at)
  ) as back on true
  where f.campaign = coalesce(p_campaign, f.campaign)
    and f.received_on between p_from and p_to
    and f.posted_on <= p_as_of
    and f.recorded_at <= p_known_at
  order by f.received_on, f.id
$$;

comment on function audit.donations_between(text, date, date, date, timestamptz, bigint) is
  'The gifts to a campaign, or to all (null), that were received from one day to another, as they '
  'stood at the end of p_as_of and were known at a moment; voided and corrected ones are listed '
  'and marked. Donors are shown by pseudonym, and nothing that anybody wrote.';
