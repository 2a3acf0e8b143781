create or replace function ledger.tree_root(p_frontier bytea[])
returns bytea
language plpgsql
immutable
parallel safe
as $$
declare
  v_root bytea := coalesce(p_frontier[cardinality(p_frontier)], sha256(''));
begin
  for v_place in reverse cardinality(p_frontier) - 1 .. 1 loop
    v_root := sha256('\x01' || p_frontier[v_place] || v_root);
  end loop;
  return v_root;
end
$$;

comment on function ledger.tree_root(bytea[]) is
  'The Merkle tree hash (RFC 6962, section 2.1) of a tree, from its frontier; that of no leaves is '
  'SHA-256 of nothing.';
