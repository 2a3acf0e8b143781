create or replace function banking.open_account(
  p_name text,
  p_unit text,
  p_class text,
  p_moved_by text,
  p_description text)
returns ledger.account
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_account ledger.account;
begin
  insert into ledger.account (
    name, unit, unit_kind, number, moved_by, any_currency, description, last_day)
  select p_name, u.code, u.kind,
         coalesce(
           (select min(a.number) from ledger.account as a where a.name = p_name),
           (select (max(a.number::bigint) + 1)::text
            from ledger.account as a
            where a.number ~ ('^' || p_class || '0*[0-9]{1,6}$') and length(a.number) = 6),
           rpad(p_class, 6, '0')),
         p_moved_by, false, p_description, u.last_day
  from ledger.unit as u
  where u.code = p_unit and u.kind = 'currency'
  on conflict (name, unit) do nothing;
  select a.* into v_account from ledger.account as a where a.name = p_name and a.unit = p_unit;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'currency',
      message = format('there is no currency %s', p_unit),
      hint = 'Use an ISO 4217 code in capitals, such as EUR or USD.';
  end if;
  if v_account.closed_on is not null or v_account.moved_by <> p_moved_by then
    raise exception using
      errcode = 'CL008', column = 'code',
      message = format('the account %s is in use for something else, or closed', p_name),
      hint = 'Take another code.';
  end if;
  return v_account;
end
$$;

comment on function banking.open_account(text, text, text, text, text) is
  'The account of that name and currency in the books, opened with the next number behind those '
  'that begin with p_class where there is none. Internal.';
