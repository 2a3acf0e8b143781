create or replace function ledger.post_reversals(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_entries bigint[],
  p_days date[],
  p_occurred date[])
returns bigint[]
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_accounts record;
  v_entries record;
  v_moved record;
begin
  select array_agg(a.id order by a.id) as ids, array_agg(a.name order by a.id) as names,
         array_agg(a.unit order by a.id) as units
  into v_accounts
  from ledger.account as a
  where a.id in (
    select t.debit_account from ledger.transfer as t where t.entry_id = any (p_entries)
    union
    select t.credit_account from ledger.transfer as t where t.entry_id = any (p_entries));
  select array_agg(e.journal_code order by p.place) as journals,
         array_agg('reversal'::text order by p.place) as kinds,
         array_agg(e.transfer_count order by p.place) as counts
  into v_entries
  from unnest(p_entries) with ordinality as p (id, place)
  join ledger.entry as e on e.id = p.id;
  select array_agg(p.place::integer order by p.place, t.line) as entries,
         array_agg(t.line order by p.place, t.line) as lines,
         array_agg(array_position(v_accounts.ids, t.credit_account) order by p.place, t.line)
           as debits,
         array_agg(array_position(v_accounts.ids, t.debit_account) order by p.place, t.line)
           as credits,
         array_agg(t.amount_minor order by p.place, t.line) as amounts
  into v_moved
  from unnest(p_entries) with ordinality as p (id, place)
  join ledger.transfer as t on t.entry_id = p.id;
  return ledger.post_entries(
    p_operation_id, p_recorded_at, v_accounts.names, v_accounts.units, v_entries.journals,
    v_entries.kinds, p_days, p_occurred, p_entries, v_entries.counts, v_moved.entries,
    v_moved.lines, v_moved.debits, v_moved.credits, v_moved.amounts);
end
$$;

comment on function ledger.post_reversals(bigint, timestamptz, bigint[], date[], date[]) is
  'Takes entries back as ledger.post_reversal does one, by the thousand: the caller has seen that '
  'none was taken back before, and on which days that counts. Answers the new entries in order. '
  'Internal.';
