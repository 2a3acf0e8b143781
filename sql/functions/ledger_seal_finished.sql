-- Context: reports may be mailed minutes after a gift was typed, and a report must be provable for
-- ever. Choice: whatever is visible now and in the work table is sealed, however old its stamp; an
-- operation that commits later goes into the next seal. Rejected: everything up to an id or a
-- stamp, for those are given before the commit; waiting for all writers, for one import would hold
-- up everybody.
create or replace function ledger.seal_finished(
  out seal bigint,
  out entries bigint,
  out tree_size bigint,
  out root bytea,
  out sealed_at timestamptz,
  out operations bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_last ledger.seal;
  v_operations bigint[];
  v_frontier bytea[];
begin
  -- One at a time; nobody who records anything waits for this lock.
  lock table ledger.seal in share row exclusive mode;
  select s.* into v_last from ledger.seal as s order by s.seal desc limit 1;
  with taken as (
    delete from ledger.unsealed as u returning u.operation_id
  )
  select array_agg(t.operation_id) into v_operations from taken as t;
  operations := coalesce(cardinality(v_operations), 0);
  if operations = 0 then
    seal := v_last.seal;
    entries := 0;
    tree_size := coalesce(v_last.tree_size, 0);
    root := coalesce(v_last.root, ledger.tree_root('{}'));
    sealed_at := v_last.sealed_at;
    return;
  end if;
  seal := coalesce(v_last.seal, 0) + 1;
  tree_size := coalesce(v_last.tree_size, 0);
  sealed_at := clock_timestamp();

  insert into ledger.seal_operation (operation_id, seal)
  select o, seal_finished.seal from unnest(v_operations) as o;
  entries := ledger.seal_entries(v_operations, tree_size, sealed_at);
  v_frontier := ledger.grow_tree(
    coalesce(v_last.frontier, '{}'), tree_size,
    array(
      select m.leaf
      from ledger.seal_member as m
      where m.leaf_index >= seal_finished.tree_size
      order by m.leaf_index));
  root := ledger.tree_root(v_frontier);
  perform ledger.fold_balances(tree_size);
  perform giving.fold_gifts(tree_size);
  tree_size := tree_size + entries;
  insert into ledger.seal (seal, entries, tree_size, sealed_at, root, frontier)
  values (seal, entries, tree_size, sealed_at, root, v_frontier);
end
$$;

comment on function ledger.seal_finished() is
  'Seals every operation that is visible and not sealed yet: numbers and hashes its entries, grows '
  'the tree, folds the balances. Answers with the new seal, or with the last one and no operations '
  'where there was nothing to do.';
