create or replace function banking.book_settlement(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_suspense text,
  p_kind text,
  p_id bigint,
  p_day date,
  p_late boolean,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[])
returns bigint
language plpgsql
set search_path = pg_catalog, ledger, giving, banking, pg_temp
as $$
declare
  v_donation_id bigint := p_id;
  v_entry_id bigint;
  v_document text;
  v_campaign text;
  v_seen bigint;
  v_waits record;
  v_moved numeric := 0;
  v_place integer;
begin
  if p_kind = 'recorded-refund' then
    select r.donation_id into v_donation_id from giving.refund as r where r.id = p_id;
  end if;
  -- (Locked by banking.allocate: voids, refunds and settlements of one gift wait for each other.)
  select d.entry_id, c.code into v_entry_id, v_campaign
  from giving.donation as d
  join giving.campaign as c on c.id = d.campaign_id
  where d.id = v_donation_id;
  if p_kind = 'recorded-refund' then
    select r.entry_id into v_entry_id from giving.refund as r where r.id = p_id;
  end if;
  select n.document into v_document from giving.document as n where n.entry_id = v_entry_id;
  if exists (select from ledger.entry as v where v.reverses = v_entry_id) then
    raise exception using
      errcode = 'CL004', column = 'document',
      message = format('%s was voided or corrected before', v_document);
  end if;
  select a.line_id into v_seen
  from banking.standing_part as a
  where case p_kind when 'recorded-gift' then a.donation_id = p_id else a.refund_id = p_id end
  limit 1;
  if found then
    raise exception using
      errcode = 'CL041', column = 'document',
      message = format('the money of %s was seen before, on statement line %s', v_document, v_seen),
      hint = format('If that was wrong: coopledger statement deallocate %s --reason TEXT.', v_seen);
  end if;
  -- What the document left in its clearing account: all of it leaves now, and nothing else.
  begin
    select a.name, t.unit,
           sum(case when a.id = t.debit_account then t.amount_minor else -t.amount_minor end)
             as minor
    into strict v_waits
    from ledger.transfer as t
    join ledger.account as a on a.id in (t.debit_account, t.credit_account)
    where t.entry_id = v_entry_id and a.name like 'Assets:Clearing:%'
    group by a.name, t.unit
    having sum(case when a.id = t.debit_account then t.amount_minor else -t.amount_minor end) <> 0;
  exception
    when no_data_found or too_many_rows then
      raise exception using
        errcode = 'CL041', column = 'document',
        message = format('%s does not wait for a statement: nothing of it is in a clearing account',
                         v_document);
  end;
  for v_line in 1..cardinality(p_amounts) loop
    if (p_accounts[p_debits[v_line]], p_units[p_debits[v_line]]) = (v_waits.name, v_waits.unit) then
      v_moved := v_moved + p_amounts[v_line];
    end if;
    if (p_accounts[p_credits[v_line]], p_units[p_credits[v_line]]) = (v_waits.name, v_waits.unit)
    then
      v_moved := v_moved - p_amounts[v_line];
    end if;
  end loop;
  foreach v_place in array p_debits || p_credits loop
    if p_accounts[v_place] <> all (array[
      p_suspense, v_waits.name, 'Equity:Conversion', 'Income:Exchange', 'Expenses:Exchange',
      'Expenses:Fees:' || upper(v_campaign)])
    then
      v_moved := null;
    end if;
  end loop;
  if v_moved is distinct from -v_waits.minor then
    raise exception using
      errcode = 'CL070', message = format('%s is settled as a whole, and nothing else', v_document);
  end if;
  return ledger.post_entry(
    p_operation_id, p_recorded_at, 'BNK', 'settlement', p_day, p_late, 'donations',
    p_accounts, p_units, p_debits, p_credits, p_amounts, '{}');
end
$$;

comment on function banking.book_settlement(
  bigint, timestamptz, text, text, bigint, date, boolean, text[], text[], integer[], integer[],
  bigint[]) is
  'Books that a gift (p_kind recorded-gift) or a refund (recorded-refund) that was recorded by '
  'hand is seen on a statement: what waits in its clearing account leaves it as a whole, once. '
  'Raises CL041 where it was seen before or does not wait. Internal.';
