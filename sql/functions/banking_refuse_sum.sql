create or replace function banking.refuse_sum(p_place integer)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_new record;
begin
  select s.*, a.currency as unit, u.scale into v_new
  from pg_temp.banking_statement as s
  join banking.account as a on a.id = s.account_id
  join ledger.unit as u on u.code = a.currency
  where s.place = p_place;
  raise exception using
    errcode = 'CL031', column = 'closing', detail = v_new.file_line,
    message = format(
      'statement %sof %s to %s does not add up: it opens with %s, its %s booked lines make %s, and '
      'it closes with %s %s instead of %s',
      coalesce(v_new.bank_id || ' ', ''), v_new.first_day, v_new.last_day,
      ledger.amount(v_new.opening_minor, v_new.scale), v_new.booked_lines,
      ledger.amount(v_new.booked_minor, v_new.scale),
      ledger.amount(v_new.closing_minor, v_new.scale), v_new.unit,
      ledger.amount(v_new.opening_minor + v_new.booked_minor, v_new.scale)),
    hint = format(
      'Ask the bank for a complete file; --accept-difference REASON books the %s against suspense.',
      ledger.amount(
        v_new.closing_minor - v_new.opening_minor - v_new.booked_minor, v_new.scale));
end
$$;

comment on function banking.refuse_sum(integer) is
  'Raises CL031: a staged statement does not add up, in words. Internal.';
