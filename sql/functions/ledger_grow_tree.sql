create or replace function ledger.grow_tree(p_frontier bytea[], p_size bigint, p_leaves bytea[])
returns bytea[]
language plpgsql
immutable
parallel safe
as $$
declare
  v_nodes bytea[] := p_leaves;
  v_place bigint := p_size;
  v_old integer := cardinality(p_frontier);
  v_frontier bytea[] := array[]::bytea[];
begin
  -- Level by level, from the leaves up. v_place is where v_nodes begin on their level: where that
  -- is odd, the complete subtree before them is the smallest of the old frontier, and joins in.
  while cardinality(v_nodes) > 0 loop
    if v_place % 2 = 1 then
      v_nodes := p_frontier[v_old] || v_nodes;
      v_old := v_old - 1;
    end if;
    if cardinality(v_nodes) % 2 = 1 then
      v_frontier := v_nodes[cardinality(v_nodes)] || v_frontier;
    end if;
    -- In place, and not by a query: that would walk the array from its start for each node.
    for v_pair in 1 .. cardinality(v_nodes) / 2 loop
      v_nodes[v_pair] := sha256('\x01' || v_nodes[2 * v_pair - 1] || v_nodes[2 * v_pair]);
    end loop;
    v_nodes := v_nodes[1 : cardinality(v_nodes) / 2];
    v_place := v_place / 2;
  end loop;
  -- What of the old frontier stands for larger subtrees than all that is new.
  return p_frontier[1:v_old] || v_frontier;
end
$$;

comment on function ledger.grow_tree(bytea[], bigint, bytea[]) is
  'The frontier (roots of the complete subtrees, largest first) of a hash tree of p_size leaves '
  'after more leaves: RFC 6962, section 2.1, a node being SHA-256 of a one byte and its children.';
