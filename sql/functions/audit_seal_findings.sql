-- Each seal is grown from the one before it as stored: so what differs is named once, where it is,
-- and if nothing differs, every root follows from all leaves before it.
create or replace function audit.seal_findings(p_first bigint, p_last bigint)
returns table (seal bigint, finding text)
language plpgsql
stable
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_before ledger.seal;
  v_seal ledger.seal;
  v_frontier bytea[];
  v_leaves bytea[];
  v_size bigint;
  -- So many leaves at once, whatever the size of a seal.
  c_piece constant bigint := 65536;
begin
  select s.* into v_before from ledger.seal as s where s.seal = p_first - 1;
  for v_seal in
    select s.* from ledger.seal as s where s.seal between p_first and p_last order by s.seal
  loop
    v_frontier := coalesce(v_before.frontier, '{}');
    v_size := coalesce(v_before.tree_size, 0);
    while v_size < v_seal.tree_size loop
      v_leaves := array(
        select m.leaf
        from ledger.seal_member as m
        where m.leaf_index >= v_size
          and m.leaf_index < least(v_size + c_piece, v_seal.tree_size)
        order by m.leaf_index);
      exit when cardinality(v_leaves) < least(c_piece, v_seal.tree_size - v_size);
      v_frontier := ledger.grow_tree(v_frontier, v_size, v_leaves);
      v_size := v_size + cardinality(v_leaves);
    end loop;
    seal := v_seal.seal;
    finding := case
      when v_seal.seal <> coalesce(v_before.seal, 0) + 1
        then format('it follows seal %s', coalesce(v_before.seal, 0))
      when v_size < v_seal.tree_size
        then format('it covers %s entries, of which %s are there', v_seal.tree_size, v_size)
      when v_size > v_seal.tree_size
        then format('it covers %s entries, and the seal before it %s', v_seal.tree_size, v_size)
      when ledger.tree_root(v_frontier) is distinct from v_seal.root
        then format('its root is %s, and that of its entries %s', encode(v_seal.root, 'hex'),
                    coalesce(encode(ledger.tree_root(v_frontier), 'hex'), 'none'))
      when v_frontier is distinct from v_seal.frontier
        then 'its frontier is not that of its entries'
    end;
    if finding is not null then
      return next;
    end if;
    v_before := v_seal;
  end loop;
end
$$;

comment on function audit.seal_findings(bigint, bigint) is
  'The seals from one to another whose sizes, root or frontier do not follow from the seal before '
  'and their leaves; none if all do.';
