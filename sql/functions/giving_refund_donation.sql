create or replace function giving.refund_donation(
  p_key text,
  p_request jsonb,
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
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_operation record;
  v_left record;
  v_worth bigint;
  v_donation giving.donation;
  v_entry_id bigint;
begin
  -- Locked before the operation is stamped, as in giving.void_document.
  perform from giving.donation as d where d.id = p_donation_id for update;
  v_operation := ledger.begin_operation(p_key, 'donation.refund', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
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
    p_accounts, p_units, p_debits, p_credits, p_amounts);
  v_entry_id := ledger.post_entry(
    operation_id, v_operation.recorded_at, 'DON', 'refund', p_day, p_late, 'donations',
    p_accounts, p_units, p_debits, p_credits, p_amounts, p_texts);
  perform giving.require_standing(
    v_entry_id, giving.gift_stands_from(p_donation_id), 'the gift');
  insert into giving.refund (
    entry_id, donation_id, ordinal, amount_minor, value_minor, paid_minor, paid_currency,
    fee_minor, fee_value_minor)
  values (
    v_entry_id, p_donation_id, p_ordinal, p_amount, p_value, p_paid, p_paid_currency,
    p_fee, p_fee_value);
  status := 'created';
end
$$;

comment on function giving.refund_donation(
  text, jsonb, jsonb, bigint, smallint, date, boolean, bigint, bigint, bigint, text, bigint,
  bigint, text[], text[], integer[], integer[], bigint[]) is
  'Records a refund of a gift, never over what is left of it. Minor units: p_amount of the gift''s '
  'currency, p_value and p_fee_value of the campaign''s, p_paid and p_fee of p_paid_currency.';
