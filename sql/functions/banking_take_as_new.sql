create or replace function banking.take_as_new(p_place integer)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
begin
  -- Alike with lines of an earlier file: these are the next ones of that day.
  loop
    update pg_temp.banking_identity as i
    set occurrence = i.occurrence + 1, known = null,
        identity = sha256(i.base || convert_to((i.occurrence + 1)::text, 'UTF8'))
    where i.statement = p_place and i.base in (
      select k.base
      from pg_temp.banking_identity as k
      join pg_temp.banking_statement as s on s.place = k.statement
      join banking.line as l on l.account_id = s.account_id and l.identity = k.identity
      where k.statement = p_place);
    exit when not found;
  end loop;
end
$$;

comment on function banking.take_as_new(integer) is
  'Gives lines of a staged statement identities that no line has, where it is certain that they '
  'are new. Internal.';
