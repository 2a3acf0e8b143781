create or replace function membership.lock_body(p_body text)
returns integer
language plpgsql
security definer
set search_path = pg_catalog, membership, pg_temp
as $$
declare
  v_id integer;
begin
  select b.id into v_id from membership.body as b where b.code = p_body for update;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'body',
      message = format('there is no body %s', p_body),
      hint = 'coopledger body list shows them.';
  end if;
  return v_id;
end
$$;

comment on function membership.lock_body(text) is
  'Locks a body until the transaction ends and answers its id: what its officers record, they '
  'record one after the other. Raises CL006 for an unknown body.';
