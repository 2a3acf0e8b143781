-- Context: this is the hot path. Choice: one plain statement a row, for plpgsql keeps the plans of
-- such statements, and runs them for a few microseconds each. Rejected: calling post_entries with
-- arrays of one, whose plans the server would make anew each time.
create or replace function ledger.post_entry(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_journal text,
  p_kind text,
  p_day date,
  p_late boolean,
  p_mover text,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[],
  p_texts jsonb)
returns bigint
language plpgsql
as $$
declare
  v_count integer := cardinality(p_amounts);
  v_month date := date_trunc('month', p_day);
  v_day date := p_day;
  v_is_closed boolean;
  v_debit integer;
  v_credit integer;
  v_entry_id bigint;
begin
  -- What ledger.posting_day does, for the month that is there and open, as almost always.
  select p.closed_by is not null into v_is_closed
  from ledger.period as p
  where p.month = v_month
  for share;
  if not found or v_is_closed then
    v_day := ledger.posting_day(p_day, p_late);
  end if;
  insert into ledger.entry as e (
    operation_id, recorded_at, effective_on, occurred_on, transfer_count, journal_code, kind)
  values (
    p_operation_id, p_recorded_at, v_day, nullif(p_day, v_day), v_count, p_journal, p_kind)
  returning e.id into v_entry_id;
  for v_line in 1..v_count loop
    v_debit := p_debits[v_line];
    v_credit := p_credits[v_line];
    for v_attempt in 1..2 loop
      insert into ledger.transfer (
        entry_id, line, transfer_count, debit_account, credit_account, unit, account_group,
        amount_minor)
      select v_entry_id, v_line, v_count, debit.id, credit.id, debit.unit, debit.account_group,
             p_amounts[v_line]
      from ledger.account as debit
      cross join ledger.account as credit
      where debit.name = p_accounts[v_debit] and debit.unit = p_units[v_debit]
        and credit.name = p_accounts[v_credit] and credit.unit = p_units[v_credit]
        and debit.moved_by in ('anyone', p_mover) and credit.moved_by in ('anyone', p_mover)
        and debit.closed_on is null and coalesce(debit.last_day >= p_day, true)
        and credit.closed_on is null and coalesce(credit.last_day >= p_day, true)
      -- The lock that the foreign keys take anyway. Taken here, it makes an account that is being
      -- closed wait for us, or us for it.
      for key share;
      exit when found;
      perform ledger.require_accounts(p_accounts, p_units, p_day, p_mover);
    end loop;
  end loop;
  if p_texts <> '{}' then
    perform ledger.keep_texts(v_entry_id, p_texts);
  end if;
  return v_entry_id;
end
$$;

comment on function ledger.post_entry(
  bigint, timestamptz, text, text, date, boolean, text, text[], text[], integer[], integer[],
  bigint[], jsonb) is
  'Posts one entry and its texts between accounts that anyone moves, or p_mover''s documents, and '
  'answers its id. Accounts are given once, transfers by their places. Where the day''s month is '
  'closed, p_late posts it on the first open day after it, else it is refused (CL013). Internal.';
