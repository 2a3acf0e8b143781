create or replace function giving.book_refund(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_source text,
  p_texts jsonb,
  p_donation_id bigint,
  p_ordinal smallint,
  p_day date,
  p_late boolean,
  p_amount bigint,
  p_value bigint,
  p_paid bigint,
  p_paid_currency text,
  p_fee bigint,
  p_fee_value bigint,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[],
  out entry_id bigint,
  out refund_id bigint)
language plpgsql
as $$
declare
  v_left record;
  v_worth bigint;
  v_donation giving.donation;
begin
  v_left := giving.lock_donation(p_donation_id);
  select d.* into v_donation from giving.donation as d where d.id = p_donation_id;
  if p_amount > v_left.amount_left or p_value > v_left.value_left
    or p_ordinal <> v_left.refunds + 1
  then
    raise exception using
      errcode = '40001',
      message = 'the gift was refunded by somebody else at this moment';
  end if;
  -- The gift's own value pro rata, rounded half up; the last refund takes the remainder.
  select case
      when c.currency = v_donation.currency then p_amount
      when p_amount = v_left.amount_left then v_left.value_left
      else least(
        round(v_donation.value_minor::numeric * p_amount / v_donation.amount_minor),
        v_left.value_left)
    end
  into v_worth
  from giving.campaign as c
  where c.id = v_donation.campaign_id;
  if p_value <> v_worth then
    raise exception using
      errcode = 'CL070', message = 'a refund is worth its part of the gift, and nothing else';
  end if;
  if p_day < v_donation.received_on then
    raise exception using
      errcode = 'CL007', column = 'on',
      message = format('the gift was received on %s: it cannot be refunded on %s',
                       v_donation.received_on, p_day);
  end if;
  perform giving.require_posting(
    (select c.code from giving.campaign as c where c.id = v_donation.campaign_id),
    array['Income:Refunds:%s', 'Expenses:Fees:%s'], array[p_value, p_fee_value],
    p_source, p_accounts, p_units, p_debits, p_credits, p_amounts);
  entry_id := ledger.post_entry(
    p_operation_id, p_recorded_at, 'DON', 'refund', p_day, p_late, 'donations',
    p_accounts, p_units, p_debits, p_credits, p_amounts, p_texts);
  perform giving.require_standing(
    entry_id, giving.gift_stands_from(p_donation_id), 'the gift');
  insert into giving.refund as r (
    entry_id, donation_id, ordinal, amount_minor, value_minor, paid_minor, paid_currency,
    fee_minor, fee_value_minor)
  values (
    book_refund.entry_id, p_donation_id, p_ordinal, p_amount, p_value, p_paid, p_paid_currency,
    p_fee, p_fee_value)
  returning r.id into refund_id;
end
$$;

comment on function giving.book_refund(
  bigint, timestamptz, text, jsonb, bigint, smallint, date, boolean, bigint, bigint, bigint, text,
  bigint, bigint, text[], text[], integer[], integer[], bigint[]) is
  'Books a refund within an operation that has begun, never over what is left of the gift. '
  'p_source is the suspense account that it was paid from, where a statement line shows it. '
  'Internal.';
