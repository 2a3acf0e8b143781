create or replace function banking.refuse_repeat(p_place integer, p_same banking.statement)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_new record;
begin
  select s.*, a.code, u.scale into v_new
  from pg_temp.banking_statement as s
  join banking.account as a on a.id = s.account_id
  join ledger.unit as u on u.code = a.currency
  where s.place = p_place;
  raise exception using
    errcode = 'CL033', column = 'statement', detail = v_new.file_line,
    message = case when (p_same.lines + p_same.known_lines, p_same.opening_minor, p_same.closing_minor)
      is not distinct from (v_new.booked_lines, v_new.opening_minor, v_new.closing_minor)
    then format(
      'statement %s of %s to %s is there already, with as many lines and the same balances, but '
      'its lines are others, or it is told twice in one file',
      v_new.bank_id, v_new.first_day, v_new.last_day)
    else format(
      'statement %s of %s to %s is there already, with other content: it had %s lines%s, and has '
      '%s%s now',
      v_new.bank_id, v_new.first_day, v_new.last_day, p_same.lines + p_same.known_lines,
      coalesce(
        ' from ' || ledger.amount(p_same.opening_minor, v_new.scale) || ' to '
        || ledger.amount(p_same.closing_minor, v_new.scale), ''),
      v_new.booked_lines,
      coalesce(
        ' from ' || ledger.amount(v_new.opening_minor, v_new.scale) || ' to '
        || ledger.amount(v_new.closing_minor, v_new.scale), ''))
    end,
    hint = format('coopledger statement show %s shows what is there; ask the bank which is right.',
                  p_same.id);
end
$$;

comment on function banking.refuse_repeat(integer, banking.statement) is
  'Raises CL033: a staged statement repeats one that is there, with other content. Internal.';
