-- No settings and no definer here: so the planner sees through it, and a caller's condition on
-- campaign and days reaches the tables.
create or replace function giving.donations_at(
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint)
returns table (
  id bigint, donation text, received_on date, posted_on date, campaign text, donor text,
  country text, method text, amount numeric, currency text, fee numeric, refunded numeric,
  value numeric, campaign_currency text, status text)
language sql
stable
as $$
  with known as not materialized (
    select e.id, e.reverses, e.effective_on
    from ledger.entry as e
    left join ledger.seal_operation as s on s.operation_id = e.operation_id
    where case when p_seal is null then e.recorded_at <= p_known_at else s.seal <= p_seal end
  )
  select f.id, f.donation, f.received_on, f.posted_on, f.campaign, f.donor, f.country, f.method,
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
$$;

comment on function giving.donations_at(date, timestamptz, bigint) is
  'Every gift as it stood at the end of a day and was known at a moment, or by a seal; voided and '
  'corrected ones are marked. Donors by pseudonym, and nothing that anybody wrote.';
