create or replace function banking.import_statement(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_file_id bigint,
  p_place integer,
  p_accept_gap boolean,
  p_reason text)
returns text
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_new record;
  v_account record;
  v_last banking.statement;
  v_books numeric;
  v_known record;
  v_difference numeric;
  v_gap numeric;
  v_statement banking.statement;
  v_found text[] := array[]::text[];
begin
  select s.* into v_new from pg_temp.banking_statement as s where s.place = p_place;
  select a.*, u.scale into v_account
  from banking.account as a
  join ledger.unit as u on u.code = a.currency
  where a.id = v_new.account_id;
  v_difference := coalesce(
    v_new.closing_minor::numeric - v_new.opening_minor - v_new.booked_minor, 0);
  if v_difference <> 0 and p_reason is null then
    perform banking.refuse_sum(p_place);
  end if;
  select s.* into v_last
  from banking.statement as s
  where s.account_id = v_account.id and s.opening_minor is not null
  order by s.id desc
  limit 1;
  -- What the books have: the last closing balance, and what files without balances told since.
  select coalesce(v_last.closing_minor, 0) + coalesce(sum(s.booked_minor - s.known_minor), 0)
  into v_books
  from banking.statement as s
  where s.account_id = v_account.id and s.id > coalesce(v_last.id, 0);
  v_known := banking.find_known(p_place, v_last, v_books);
  if v_known.is_repeated then
    return null;
  end if;
  v_gap := case
    when v_last.id is null then 0
    else coalesce(v_new.opening_minor + v_known.known - v_books, 0) end;
  if v_gap <> 0 and not p_accept_gap then
    perform banking.refuse_gap(p_place, v_last, v_books, v_known.known);
  end if;
  insert into banking.statement (
    operation_id, recorded_at, file_id, account_id, ordinal, bank_id, sequence, first_day,
    last_day, opening_minor, closing_minor, booked_minor, known_minor, difference_minor, gap_minor,
    lines, known_lines, unbooked_lines, follows, opening_entry, gap_entry, difference_entry)
  select
    p_operation_id, p_recorded_at, p_file_id, v_account.id, p_place, v_new.bank_id, v_new.sequence,
    v_new.first_day, v_new.last_day, v_new.opening_minor, v_new.closing_minor, v_new.booked_minor,
    v_known.known, nullif(v_difference, 0), nullif(v_gap, 0),
    v_new.booked_lines - v_known.lines, v_known.lines, v_new.unbooked_lines,
    case when v_new.opening_minor is not null then v_last.id end,
    p.opening_entry, p.gap_entry, p.difference_entry
  from banking.post_statement(
    p_operation_id, p_recorded_at, p_place, v_last.last_day,
    case when v_last.id is null then (v_new.opening_minor - v_books + v_known.known)::bigint end,
    v_gap::bigint, v_difference::bigint) as p
  returning * into v_statement;
  perform banking.keep_lines(v_statement.id, p_place);
  if v_gap <> 0 then
    v_found := v_found || format(
      '%s: gap of %s %s accepted before the statement of %s to %s, which follows that of %s',
      v_account.code, ledger.amount(v_gap, v_account.scale), v_account.currency,
      v_new.first_day, v_new.last_day, v_last.last_day);
  end if;
  if v_difference <> 0 then
    v_found := v_found || format(
      '%s: the statement of %s to %s does not add up by %s %s',
      v_account.code, v_new.first_day, v_new.last_day,
      ledger.amount(v_difference, v_account.scale), v_account.currency);
  end if;
  return nullif(array_to_string(v_found, E'\n'), '');
end
$$;

comment on function banking.import_statement(
  bigint, timestamptz, bigint, integer, boolean, text) is
  'Stores one staged statement with the lines that are new, and posts these, its opening where it '
  'is the account''s first, and what was accepted; answers that in words, or null. Does nothing '
  'where all of it was told before. Internal.';
