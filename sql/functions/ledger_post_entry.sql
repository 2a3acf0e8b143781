create or replace function ledger.post_entry(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_journal text,
  p_kind text,
  p_day date,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[])
returns bigint
language sql
set search_path = pg_catalog, ledger, pg_temp
as $$
  select (ledger.post_entries(
    p_operation_id, p_recorded_at, p_accounts, p_units,
    array[p_journal], array[p_kind], array[p_day], array[null::bigint],
    array[cardinality(p_amounts)::smallint],
    array_fill(1, array[cardinality(p_amounts)]),
    array(select generate_subscripts(p_amounts, 1)::smallint),
    p_debits, p_credits, p_amounts))[1]
$$;

comment on function ledger.post_entry(
  bigint, timestamptz, text, text, date, text[], text[], integer[], integer[], bigint[]) is
  'Posts one entry through ledger.post_entries and answers its id. Internal.';
