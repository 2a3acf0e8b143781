-- Not to be seen through by the planner: it would expect a third of all entries, where there are
-- most often few, and read the whole journal for them.
create or replace function ledger.sealed_after(p_seal bigint)
returns setof bigint
language sql
stable
rows 1000
set search_path = pg_catalog, ledger, pg_temp
as $$
  select m.entry_id
  from ledger.seal_member as m
  where m.leaf_index >= (select s.tree_size from ledger.seal as s where s.seal = p_seal)
$$;

comment on function ledger.sealed_after(bigint) is
  'The entries that a later seal covers: what the seal did not know of all that is sealed.';
