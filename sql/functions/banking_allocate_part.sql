create or replace function banking.allocate_part(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_line_id bigint,
  p_late boolean,
  p_part jsonb)
returns void
language plpgsql
set search_path = pg_catalog, ledger, giving, banking, pg_temp
as $$
declare
  v_line record;
  v_late boolean;
  v_accounts text[] := array(select jsonb_array_elements_text(p_part -> 'accounts'));
  v_units text[] := array(select jsonb_array_elements_text(p_part -> 'units'));
  v_debits integer[] := array(select jsonb_array_elements_text(p_part -> 'debits')::integer);
  v_credits integer[] := array(select jsonb_array_elements_text(p_part -> 'credits')::integer);
  v_amounts bigint[] := array(select jsonb_array_elements_text(p_part -> 'amounts')::bigint);
  v_explains text := p_part ->> 'explains';
  v_target text := p_part ->> 'account';
  v_entry_id bigint;
  v_donation_id bigint;
  v_refund_id bigint;
  v_account_id integer;
begin
  -- On the day on which the bank booked it, though the books may have it later: that is when a gift
  -- was received.
  select l.booked_on as day, e.effective_on > l.booked_on as is_late, a.name as suspense, b.currency
  into v_line
  from banking.line as l
  join banking.account as b on b.id = l.account_id
  join ledger.account as a on a.id = b.suspense_account
  join ledger.entry as e on e.id = l.entry_id
  where l.id = p_line_id;
  -- A line that came late is explained as late.
  v_late := p_late or v_line.is_late;
  case v_explains
    when 'gift' then
      select g.entry_id, g.donation_id into v_entry_id, v_donation_id
      from giving.book_donation(
        p_operation_id, p_recorded_at, v_line.suspense, p_part -> 'texts', p_part ->> 'campaign',
        p_part ->> 'donor', v_line.day, v_late, p_part ->> 'method', p_part ->> 'country',
        p_part ->> 'currency', (p_part ->> 'gift')::bigint, (p_part ->> 'fee')::bigint,
        (p_part ->> 'value')::bigint, (p_part ->> 'fee_value')::bigint,
        (p_part ->> 'settled')::bigint, (p_part ->> 'rate')::numeric,
        (p_part ->> 'pledge')::bigint, (p_part ->> 'fulfilled')::bigint, null,
        v_accounts, v_units, v_debits, v_credits, v_amounts, (p_part ->> 'rate_on')::date) as g;
    when 'refund' then
      select r.entry_id, r.refund_id into v_entry_id, v_refund_id
      from giving.book_refund(
        p_operation_id, p_recorded_at, v_line.suspense, p_part -> 'texts',
        (p_part ->> 'donation')::bigint, (p_part ->> 'ordinal')::smallint, v_line.day,
        v_late, (p_part ->> 'gift')::bigint, (p_part ->> 'value')::bigint,
        (p_part ->> 'paid')::bigint, p_part ->> 'paid_currency', (p_part ->> 'fee')::bigint,
        (p_part ->> 'fee_value')::bigint,
        v_accounts, v_units, v_debits, v_credits, v_amounts) as r;
    when 'recorded-gift', 'recorded-refund' then
      v_donation_id := (p_part ->> 'donation')::bigint;
      v_refund_id := (p_part ->> 'refund')::bigint;
      v_entry_id := banking.book_settlement(
        p_operation_id, p_recorded_at, v_line.suspense, v_explains,
        coalesce(v_donation_id, v_refund_id), v_line.day, v_late,
        v_accounts, v_units, v_debits, v_credits, v_amounts);
    when 'fees', 'account' then
      if cardinality(v_amounts) <> 1 or v_target is null
        or not v_accounts @> array[v_target, v_line.suspense]
        or v_explains = 'fees' and v_target not like 'Expenses:Fees:%'
      then
        raise exception using
          errcode = 'CL070', message = 'a part goes to one account, the one that it names';
      end if;
      v_entry_id := ledger.post_entry(
        p_operation_id, p_recorded_at, 'BNK', 'allocation', v_line.day, v_late,
        case v_explains when 'fees' then 'donations' else 'anyone' end,
        v_accounts, v_units, v_debits, v_credits, v_amounts, p_part -> 'texts');
      select a.id into strict v_account_id
      from ledger.account as a
      where a.name = v_target and a.unit = v_line.currency;
  end case;
  perform banking.keep_part(
    v_entry_id, p_line_id, (p_part ->> 'amount')::bigint, v_explains, v_donation_id, v_refund_id,
    v_account_id);
end
$$;

comment on function banking.allocate_part(bigint, timestamptz, bigint, boolean, jsonb) is
  'Books one part of a line within an operation that has begun, on the day of the line: a gift or '
  'refund of its own, the settlement of one that was recorded, or a posting to an account. p_part '
  'holds the amount and what its kind needs, amounts in minor units. Internal.';
