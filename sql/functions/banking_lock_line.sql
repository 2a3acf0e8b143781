create or replace function banking.lock_line(
  p_line_id bigint,
  out rest bigint,
  out parts smallint)
language plpgsql
security definer
set search_path = pg_catalog, banking, ledger, pg_temp
as $$
begin
  select l.amount_minor into rest from banking.line as l where l.id = p_line_id for update;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'line',
      message = format('there is no statement line %s', p_line_id),
      hint = 'coopledger statement lines shows them.';
  end if;
  select rest - coalesce(sum(a.amount_minor) filter (where v.id is null), 0),
         coalesce(max(a.ordinal), 0)
  into rest, parts
  from banking.allocation as a
  left join ledger.entry as v on v.reverses = a.entry_id
  where a.line_id = p_line_id;
end
$$;

comment on function banking.lock_line(bigint) is
  'Locks a statement line until the transaction ends and answers what of it is not explained, in '
  'minor units with its sign, and how many parts it ever had. Raises CL006 for an unknown line.';
