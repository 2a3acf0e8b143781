create or replace function giving.book_donation(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_source text,
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
  out entry_id bigint,
  out donation_id bigint)
language plpgsql
as $$
declare
  v_in_kind bigint := case p_method when 'in-kind' then p_value else 0 end;
  v_campaign_id integer;
begin
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
    p_source, p_accounts, p_units, p_debits, p_credits, p_amounts);
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
  entry_id := ledger.post_entry(
    p_operation_id, p_recorded_at, 'DON',
    case p_method when 'in-kind' then 'in-kind' else 'donation' end, p_received_on, p_late,
    'donations',
    p_accounts, p_units, p_debits, p_credits, p_amounts, p_texts);
  if p_pledge_id is not null then
    perform giving.require_standing(
      entry_id, giving.pledge_stands_from(p_pledge_id), 'the pledge');
  end if;
  insert into giving.donation as d (
    entry_id, campaign_id, donor_id, received_on, method, country, currency, amount_minor,
    fee_minor, value_minor, fee_value_minor, settled_minor, rate, rate_on, pledge_id,
    fulfilled_minor, replaces)
  values (
    book_donation.entry_id, v_campaign_id, giving.donor_id(p_donor), p_received_on, p_method,
    p_country, p_currency, p_amount, p_fee, p_value, p_fee_value, p_settled, p_rate, p_rate_on,
    p_pledge_id, p_fulfilled, p_replaces)
  returning d.id into donation_id;
end
$$;

comment on function giving.book_donation(
  bigint, timestamptz, text, jsonb, text, text, date, boolean, text, text, text, bigint, bigint,
  bigint, bigint, bigint, numeric, bigint, bigint, bigint, text[], text[], integer[], integer[],
  bigint[], date) is
  'Books a gift within an operation that has begun: its entry, its texts and its row. p_source is '
  'the suspense account that its money comes from, where a statement line shows it; p_rate_on is '
  'the day of p_rate, where that is the reference rate. Internal.';
