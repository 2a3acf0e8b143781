create or replace function ledger.require_accounts(
  p_names text[],
  p_units text[],
  p_day date,
  p_mover text)
returns void
language plpgsql
as $$
declare
  v_ids integer[] := (ledger.resolve_accounts(p_names, p_units)).ids;
  v_account ledger.account;
begin
  for v_account in select a.* from ledger.account as a where a.id = any (v_ids) loop
    if v_account.moved_by not in ('anyone', p_mover) then
      raise exception using
        errcode = 'CL005',
        column = 'account',
        message = format('the account %s is moved by %s only', v_account.name, v_account.moved_by),
        hint = case v_account.moved_by
          when 'donations' then 'Use coopledger donation … or coopledger pledge …'
          when 'statements' then 'Bank accounts follow the bank''s statements.'
          else 'Use coopledger member …' end;
    end if;
    if v_account.closed_on is not null or v_account.last_day < p_day then
      perform ledger.refuse_closed(v_account.name, v_account.unit, p_day);
    end if;
  end loop;
end
$$;

comment on function ledger.require_accounts(text[], text[], date, text) is
  'Opens what an entry of that day lacks of its accounts, or says why it cannot use one: it is '
  'unknown (CL002), closed (CL003), or moved by other documents than p_mover''s (CL005). Internal.';
