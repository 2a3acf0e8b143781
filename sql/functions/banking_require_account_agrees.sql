create or replace function banking.require_account_agrees()
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_found record;
begin
  select s.file_line, s.identifier, a.code, a.identifier as registered into v_found
  from pg_temp.banking_statement as s
  join banking.account as a on a.id = s.account_id
  where s.identifier <> a.identifier
  order by s.place
  limit 1;
  if found then
    raise exception using
      errcode = 'CL030', column = 'account', detail = v_found.file_line,
      message = format('this is a statement of %s, and %s is registered as %s',
                       v_found.identifier, v_found.code, v_found.registered),
      hint = 'Leave --account out, or name the account that it is of.';
  end if;
  select t.file_line, t.currency, a.code, a.currency as registered, a.identifier into v_found
  from (
    select s.place, s.file_line, s.currency, s.account_id
    from pg_temp.banking_statement as s
    union all
    select s.place, l.file_line, l.currency, s.account_id
    from pg_temp.banking_line as l
    join pg_temp.banking_statement as s on s.place = l.statement
  ) as t
  join banking.account as a on a.id = t.account_id
  where t.currency <> a.currency
  order by t.file_line
  limit 1;
  if found then
    raise exception using
      errcode = 'CL030', column = 'currency', detail = v_found.file_line,
      message = format('this is in %s, and the bank account %s is kept in %s',
                       v_found.currency, v_found.code, v_found.registered),
      hint = format('An account in two currencies is two: coopledger bank add CODE --id %s '
                    '--currency %s', v_found.identifier, v_found.currency);
  end if;
end
$$;

comment on function banking.require_account_agrees() is
  'Refuses staged statements of another account or in another currency than registered (CL030). '
  'Internal.';
