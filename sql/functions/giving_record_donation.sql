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
  v_in_kind bigint := case p_method when 'in-kind' then p_value else 0 end;
  v_campaign_id integer;
  v_entry_id bigint;
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
  if p_rate_on is not null and not exists (
    select
    from giving.campaign as c
    cross join lateral ledger.reference_rate(p_currency, c.currency, p_received_on) as r
    where c.code = p_campaign and (r.rate, r.rate_on) = (p_rate, p_rate_on))
  then
    raise exception using
      errcode = '40001',
      message = 'the reference rate was corrected by somebody else at this moment';
  end if;
  v_campaign_id := giving.require_posting(
    p_campaign,
    array['Income:Donations:%s', 'Expenses:Fees:%s', 'InKind:%s:Given', 'InKind:%s:Used',
          'Pledges:%s:Outstanding', 'Pledges:%s:Promised'],
    array[v_in_kind - p_value, p_fee_value, -v_in_kind, v_in_kind,
          -coalesce(p_fulfilled, 0), coalesce(p_fulfilled, 0)],
    p_accounts, p_units, p_debits, p_credits, p_amounts);
  if p_pledge_id is not null and not exists (
    select from giving.pledge as p
    where p.id = p_pledge_id and p.campaign_id = v_campaign_id)
  then
    raise exception using
      errcode = 'CL070',
      message = 'the pledge was made to another campaign';
  end if;
  if p_pledge_id is not null then
    if p_fulfilled > giving.lock_pledge(p_pledge_id) then
      raise exception using
        errcode = '40001',
        message = 'the pledge was paid or cancelled by somebody else at this moment';
    end if;
  end if;
  v_entry_id := ledger.post_entry(
    operation_id, v_operation.recorded_at, 'DON',
    case p_method when 'in-kind' then 'in-kind' else 'donation' end, p_received_on, p_late,
    'donations',
    p_accounts, p_units, p_debits, p_credits, p_amounts, p_texts);
  if p_pledge_id is not null then
    perform giving.require_standing(
      v_entry_id, giving.pledge_stands_from(p_pledge_id), 'the pledge');
  end if;
  insert into giving.donation (
    entry_id, campaign_id, donor_id, received_on, method, country, currency, amount_minor,
    fee_minor, value_minor, fee_value_minor, settled_minor, rate, rate_on, pledge_id,
    fulfilled_minor, replaces)
  values (
    v_entry_id, v_campaign_id, giving.donor_id(p_donor), p_received_on, p_method, p_country,
    p_currency, p_amount, p_fee, p_value, p_fee_value, p_settled, p_rate, p_rate_on,
    p_pledge_id, p_fulfilled, p_replaces);
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
