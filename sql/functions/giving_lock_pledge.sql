create or replace function giving.lock_pledge(p_pledge_id bigint)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_outstanding bigint;
begin
  select p.amount_minor into v_outstanding
  from giving.pledge as p
  where p.id = p_pledge_id
  for update;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'pledge',
      message = format('there is no pledge with the id %s', p_pledge_id);
  end if;
  select v_outstanding - coalesce(sum(used.minor), 0) into v_outstanding
  from (
    select d.entry_id, d.fulfilled_minor as minor
    from giving.donation as d where d.pledge_id = p_pledge_id
    union all
    select c.entry_id, c.amount_minor
    from giving.pledge_cancellation as c where c.pledge_id = p_pledge_id) as used
  where not exists (select from ledger.entry as e where e.reverses = used.entry_id);
  return v_outstanding;
end
$$;

comment on function giving.lock_pledge(bigint) is
  'Locks a pledge until the transaction ends and answers what is outstanding of it, in minor '
  'units of the campaign''s currency.';
