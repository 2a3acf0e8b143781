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
  v_at record;
  v_difference numeric;
  v_gap numeric;
  v_correction numeric := 0;
  v_is_late boolean;
  v_statement banking.statement;
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
  order by s.rank desc
  limit 1;
  -- What the books have: the last closing balance, and what files without balances told since.
  select coalesce(v_last.closing_minor, 0) + coalesce(sum(s.booked_minor - s.known_minor), 0)
  into v_books
  from banking.statement as s
  where s.account_id = v_account.id and s.rank > coalesce(v_last.rank, 0);
  v_is_late := banking.comes_before(
    v_new.last_day, v_new.sequence, v_last.last_day, v_last.sequence);
  v_known := banking.find_known(p_place, v_last, v_books);
  if v_known.is_repeated then
    return null;
  end if;
  v_gap := case
    when v_last.id is null then 0
    else coalesce(v_new.opening_minor + v_known.known - v_books, 0) end;
  -- Its place is behind the last one, unless that does not fit and another one does.
  select
    null::bigint as precedes, v_last.id as follows, v_last.last_day as after, v_books as books,
    (select floor(coalesce(max(s.rank), 0)) + 1
     from banking.statement as s
     where s.account_id = v_account.id) as rank
  into v_at;
  if v_new.opening_minor is not null and v_last.id is not null
    and (v_gap <> 0 or v_is_late)
  then
    select p.* into v_at from banking.find_place(p_place, v_known.known) as p
    where p.precedes is not null and (p.fits or p_accept_gap);
    if found then
      v_gap := case
        when v_at.follows is null then 0
        else v_new.opening_minor + v_known.known - v_at.books end;
      -- What it tells was in the gap, or else in the opening, of the one that it precedes.
      v_correction := case
        when v_at.follows is null then -v_new.closing_minor
        else v_at.books - v_new.closing_minor end;
    else
      if not p_accept_gap or v_is_late then
        perform banking.refuse_gap(p_place, v_last, v_books, v_known.known);
      end if;
      select
        null::bigint as precedes, v_last.id as follows, v_last.last_day as after,
        v_books as books,
        (select floor(max(s.rank)) + 1
         from banking.statement as s
         where s.account_id = v_account.id) as rank
      into v_at;
    end if;
  end if;
  insert into banking.statement (
    operation_id, recorded_at, file_id, account_id, ordinal, bank_id, sequence, first_day,
    last_day, opening_on, opening_minor, closing_minor, booked_minor, known_minor,
    difference_minor, gap_minor, correction_minor, lines, known_lines, unbooked_lines, rank,
    follows, precedes, opening_entry, gap_entry, difference_entry, correction_entry)
  select
    p_operation_id, p_recorded_at, p_file_id, v_account.id, p_place, v_new.bank_id, v_new.sequence,
    v_new.first_day, v_new.last_day, v_new.opening_on, v_new.opening_minor, v_new.closing_minor,
    v_new.booked_minor, v_known.known, nullif(v_difference, 0), nullif(v_gap, 0),
    nullif(v_correction, 0), v_new.booked_lines - v_known.lines, v_known.lines,
    v_new.unbooked_lines, v_at.rank,
    case when v_new.opening_minor is not null then v_at.follows end, v_at.precedes,
    p.opening_entry, p.gap_entry, p.difference_entry, p.correction_entry
  from banking.post_statement(
    p_operation_id, p_recorded_at, p_place, v_at.after,
    case
      when v_last.id is null then (v_new.opening_minor - v_books + v_known.known)::bigint
      when v_at.precedes is not null and v_at.follows is null then v_new.opening_minor
    end,
    v_gap::bigint, v_difference::bigint, v_at.precedes, v_correction::bigint) as p
  returning * into v_statement;
  perform banking.keep_lines(v_statement.id, p_place);
  return banking.said_of_statement(v_statement.id);
end
$$;

comment on function banking.import_statement(
  bigint, timestamptz, bigint, integer, boolean, text) is
  'Stores one staged statement with the lines that are new, and posts these, its opening where it '
  'is the account''s first, and what was accepted or is corrected; answers that in words, or null. '
  'Does nothing where all of it was told before. Internal.';
