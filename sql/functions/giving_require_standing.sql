create or replace function giving.require_standing(p_entry_id bigint, p_from date, p_what text)
returns void
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_entry ledger.entry;
begin
  select e.* into v_entry from ledger.entry as e where e.id = p_entry_id;
  if v_entry.effective_on < p_from then
    raise exception using
      errcode = 'CL007', column = 'on',
      message = format('%s stands in the books from %s on: nothing can be taken from it on %s',
                       p_what, p_from, coalesce(v_entry.occurred_on, v_entry.effective_on)),
      hint = format('Record it on %s or a later day.', p_from);
  end if;
end
$$;

comment on function giving.require_standing(bigint, date, text) is
  'Raises CL007 where an entry counts before the day from which on the gift or pledge that it '
  'takes from is there. Internal.';
