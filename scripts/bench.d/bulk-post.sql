-- Posts :entries entries of one transfer each in chunks of 10,000, in one transaction.
select set_config('bench.entries', :'entries', false),
       set_config('bench.key', 'bulk-' || :'round', false)
\g /dev/null
do $$
declare
  v_operation record := ledger.begin_operation(current_setting('bench.key'), 'bench', '{}');
  v_left integer := current_setting('bench.entries');
  v_count integer;
begin
  while v_left > 0 loop
    v_count := least(v_left, 10000);
    perform ledger.post_entries(
      v_operation.operation_id, v_operation.recorded_at,
      '{Expenses:Bank,Assets:Cash}', '{EUR,EUR}',
      array_fill('OD'::text, array[v_count]), array_fill('entry'::text, array[v_count]),
      array(select '2018-01-01'::date + n % 365 from generate_series(1, v_count) as n),
      array_fill(null::date, array[v_count]), array_fill(null::bigint, array[v_count]),
      array_fill(1::smallint, array[v_count]),
      array(select n from generate_series(1, v_count) as n),
      array_fill(1::smallint, array[v_count]), array_fill(1, array[v_count]),
      array_fill(2, array[v_count]),
      array(select n::bigint from generate_series(1, v_count) as n));
    v_left := v_left - v_count;
  end loop;
end
$$;
