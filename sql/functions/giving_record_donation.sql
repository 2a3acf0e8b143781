create or replace function giving.record_donation(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_campaign text,
  p_donor text,
  p_received_on date,
  p_late boolean,
  p_method text,
  p_country text,
  p_currency text,
  p_amount bigint,
  p_fee bigint,
  p_value bigint,
  p_fee_value bigint,
  p_settled bigint,
  p_rate numeric,
  p_pledge_id bigint,
  p_fulfilled bigint,
  p_replaces bigint,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[],
  p_rate_on date default null,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_operation record;
  v_part record;
  v_booked record;
begin
  if p_replaces is not null then
    -- Locked before the operation is stamped, as in giving.void_document.
    perform from giving.donation as d where d.id = p_replaces for update;
  end if;
  v_operation := ledger.begin_operation(
    p_key, case when p_replaces is null then 'donation.record' else 'donation.correct' end,
    p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  if p_replaces is not null then
    perform giving.take_back(operation_id, v_operation.recorded_at, p_replaces, p_late);
    perform
    from giving.donor as n
    where n.id = (select d.donor_id from giving.donation as d where d.id = p_replaces)
    for key share;
    -- Texts that the correction did not say were read from the gift that it replaces.
    if exists (
      select
      from giving.donation as d
      join ledger.entry_text as t on t.entry_id = d.entry_id
      where d.id = p_replaces and t.content is null
        and p_texts ? t.field and not p_request ? t.field)
    then
      raise exception using
        errcode = '40001',
        message = 'the donor was erased by somebody else at this moment';
    end if;
  end if;
  if p_replaces is not null then
    -- A gift that a statement line made stays that line's money.
    select a.line_id, a.amount_minor, s.name as suspense into v_part
    from giving.donation as d
    join banking.allocation as a on a.entry_id = d.entry_id
    join banking.line as l on l.id = a.line_id
    join banking.account as b on b.id = l.account_id
    join ledger.account as s on s.id = b.suspense_account
    where d.id = p_replaces;
    if found then
      v_booked := giving.book_donation(
        operation_id, v_operation.recorded_at, v_part.suspense, p_texts, p_campaign, p_donor,
        p_received_on, p_late, p_method, p_country, p_currency, p_amount, p_fee, p_value,
        p_fee_value, p_settled, p_rate, p_pledge_id, p_fulfilled, p_replaces, p_accounts, p_units,
        p_debits, p_credits, p_amounts, p_rate_on);
      perform banking.keep_part(
        v_booked.entry_id, v_part.line_id, v_part.amount_minor, 'gift', v_booked.donation_id,
        null, null);
      status := 'created';
      return;
    end if;
  end if;
  perform giving.book_donation(
    operation_id, v_operation.recorded_at, null, p_texts, p_campaign, p_donor, p_received_on,
    p_late, p_method, p_country, p_currency, p_amount, p_fee, p_value, p_fee_value, p_settled,
    p_rate, p_pledge_id, p_fulfilled, p_replaces, p_accounts, p_units, p_debits, p_credits,
    p_amounts, p_rate_on);
  status := 'created';
end
$$;

comment on function giving.record_donation(
  text, jsonb, jsonb, text, text, date, boolean, text, text, text, bigint, bigint, bigint,
  bigint, bigint, numeric, bigint, bigint, bigint, text[], text[], integer[], integer[],
  bigint[], date) is
  'Records a gift, its entry and its texts, or answers with the one that this key recorded. '
  'Amounts in minor units: p_amount and p_fee of p_currency, the others of the campaign''s '
  'currency. With p_replaces the wrongly typed gift is reversed first. p_rate_on is the day of '
  'p_rate, where that is the reference rate.';
