create or replace function banking.refuse_gap(
  p_place integer,
  p_last banking.statement,
  p_books numeric,
  p_known bigint)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_new record;
  v_days text;
  v_next record;
  v_first banking.statement;
begin
  select s.*, a.code, a.currency as unit, u.scale into v_new
  from pg_temp.banking_statement as s
  join banking.account as a on a.id = s.account_id
  join ledger.unit as u on u.code = a.currency
  where s.place = p_place;
  if banking.comes_before(v_new.last_day, v_new.sequence, p_last.last_day, p_last.sequence) then
    select p.books, n.first_day, n.last_day, n.opening_minor into v_next
    from banking.find_place(p_place, p_known) as p
    join banking.statement as n on n.id = p.precedes;
    if found then
      raise exception using
        errcode = 'CL032', column = 'statement', detail = v_new.file_line,
        message = format(
          'statement %sof %s to %s goes before that of %s to %s, but does not join it: before it '
          '%s has %s %s, it goes from %s to %s, and the next one begins with %s',
          coalesce(v_new.bank_id || ' ', ''), v_new.first_day, v_new.last_day, v_next.first_day,
          v_next.last_day, v_new.code, ledger.amount(v_next.books, v_new.scale), v_new.unit,
          ledger.amount(v_new.opening_minor, v_new.scale),
          ledger.amount(v_new.closing_minor, v_new.scale),
          ledger.amount(v_next.opening_minor, v_new.scale)),
        hint = 'If others are missing beside it: --accept-gap books what is between against '
          'suspense, and takes it back once they are there.';
    end if;
    select s.* into v_first
    from banking.statement as s
    where s.account_id = v_new.account_id and s.opening_minor is not null
    order by s.rank
    limit 1;
    if v_new.last_day < v_first.first_day then
      raise exception using
        errcode = 'CL033', column = 'statement', detail = v_new.file_line,
        message = format(
          'statement %sof %s to %s closes with %s, but the first one of %s, of %s to %s, opens with '
          '%s %s',
          coalesce(v_new.bank_id || ' ', ''), v_new.first_day, v_new.last_day,
          ledger.amount(v_new.closing_minor, v_new.scale), v_new.code, v_first.first_day,
          v_first.last_day, ledger.amount(v_first.opening_minor, v_new.scale), v_new.unit),
        hint = 'What is older goes in from the latest to the oldest, each closing with what the '
          'next one opens with. Import what is between first.';
    end if;
    raise exception using
      errcode = 'CL033', column = 'statement', detail = v_new.file_line,
      message = format(
        'statement %sof %s to %s comes before the last one of %s, which is of %s to %s, and is not '
        'among those that are there',
        coalesce(v_new.bank_id || ' ', ''), v_new.first_day, v_new.last_day, v_new.code,
        p_last.first_day, p_last.last_day),
      hint = 'Statements are imported in the order of their days: coopledger statement list.';
  end if;
  v_days := case
    when v_new.first_day > p_last.last_day + 2 then
      format('%s to %s is missing', p_last.last_day + 1, v_new.first_day - 1)
    when v_new.first_day = p_last.last_day + 2 then
      format('%s is missing', p_last.last_day + 1)
    else 'a statement between the two is missing' end;
  raise exception using
    errcode = 'CL032', column = 'statement', detail = v_new.file_line,
    message = format(
      'statement %sof %s to %s does not follow: it opens with %s, and the last one of %s, of %s, '
      'left %s %s: %s',
      coalesce(v_new.bank_id || ' ', ''), v_new.first_day, v_new.last_day,
      ledger.amount(v_new.opening_minor + p_known, v_new.scale), v_new.code, p_last.last_day,
      ledger.amount(p_books, v_new.scale), v_new.unit, v_days),
    hint = format(
      'Import what is missing first; --accept-gap books the %s against suspense.',
      ledger.amount(v_new.opening_minor + p_known - p_books, v_new.scale));
end
$$;

comment on function banking.refuse_gap(integer, banking.statement, numeric, bigint) is
  'Raises CL032, or CL033 for one of earlier days: a staged statement does not follow the last '
  'one, in words that name the days that are missing. Internal.';
