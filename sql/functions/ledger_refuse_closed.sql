create or replace function ledger.refuse_closed(
  p_name text,
  p_unit text,
  p_closed_on date,
  p_day date)
returns void
language plpgsql
as $$
begin
  raise exception using
    errcode = 'CL003',
    column = 'on',
    message = format('the account %s (%s) is closed since %s: nothing can be dated %s',
                     p_name, p_unit, p_closed_on, p_day),
    hint = 'Use a day before it, another account, or coopledger account open to reopen it.';
end
$$;

comment on function ledger.refuse_closed(text, text, date, date) is
  'Raises CL003: the account is closed on that day. Internal.';
