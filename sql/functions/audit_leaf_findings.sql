-- The hash of every entry, computed anew from what the books say now. Each is looked up by its
-- keys: else every piece of the tree would read the whole of the tables.
create or replace function audit.leaf_findings(p_first bigint, p_last bigint)
returns table (seal bigint, entry_id bigint, leaf_index bigint, finding text)
language plpgsql
stable
security definer
set random_page_cost = 1
set enable_hashjoin = off
set enable_mergejoin = off
set search_path = pg_catalog, ledger, audit, pg_temp
as $$
begin
  return query
  select s.seal, s.entry_id, s.leaf_index,
         format('%s does not read as it did when it was sealed', s.entry_no)
  from audit.sealed_entries as s
  where s.leaf_index between p_first and p_last
    and s.leaf is distinct from sha256('\x00' || convert_to(s.form, 'UTF8'));

  return query
  select null::bigint, m.entry_id, m.leaf_index, 'the entry or its operation is not there'
  from ledger.seal_member as m
  where m.leaf_index between p_first and p_last
    and not exists (
      select from ledger.entry as e
      join ledger.operation as o on o.id = e.operation_id
      join ledger.seal_operation as s on s.operation_id = o.id
      where e.id = m.entry_id);
end
$$;

comment on function audit.leaf_findings(bigint, bigint) is
  'The sealed entries from one place of the tree to another whose text, as it reads now, does not '
  'have the hash that was sealed; none if all is as it was.';
