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
begin
  -- Locked before the operation is stamped, as in giving.void_document.
  perform from giving.donation as d where d.id = p_donation_id for update;
  v_operation := ledger.begin_operation(p_key, 'donation.refund', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  perform giving.book_refund(
    operation_id, v_operation.recorded_at, null, p_texts, p_donation_id, p_ordinal, p_day, p_late,
    p_amount, p_value, p_paid, p_paid_currency, p_fee, p_fee_value, p_accounts, p_units, p_debits,
    p_credits, p_amounts);
  status := 'created';
end
$$;

comment on function giving.refund_donation(
  text, jsonb, jsonb, bigint, smallint, date, boolean, bigint, bigint, bigint, text, bigint,
  bigint, text[], text[], integer[], integer[], bigint[]) is
  'Records a refund of a gift, never over what is left of it. Minor units: p_amount of the gift''s '
  'currency, p_value and p_fee_value of the campaign''s, p_paid and p_fee of p_paid_currency.';
