create or replace function ledger.post_reversal(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_entry_id bigint,
  p_day date,
  p_from date,
  p_late boolean)
returns bigint
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_entry ledger.entry;
  v_day date := p_day;
  v_ids bigint[];
begin
  select e.* into v_entry from ledger.entry as e where e.id = p_entry_id;
  if v_entry.reverses is not null then
    raise exception using
      errcode = 'CL004',
      message = format('entry %s itself takes back entry %s: it cannot be reversed',
                       p_entry_id, v_entry.reverses),
      hint = 'Record what is right anew.';
  end if;
  if v_entry.journal_code <> 'MBR' then
    v_day := ledger.posting_day(greatest(p_day, p_from), p_late);
  end if;
  select ledger.post_entries(
    p_operation_id, p_recorded_at,
    array_agg(side.name order by side.place), array_agg(side.unit order by side.place),
    array[v_entry.journal_code], array['reversal'], array[v_day],
    array[nullif(p_day, v_day)], array[p_entry_id],
    array[v_entry.transfer_count],
    array_agg(1 order by side.place) filter (where side.place % 2 = 1),
    array_agg(side.line order by side.place) filter (where side.place % 2 = 1),
    array_agg(side.place::integer order by side.place) filter (where side.place % 2 = 1),
    array_agg(side.place::integer order by side.place) filter (where side.place % 2 = 0),
    array_agg(side.amount_minor order by side.place) filter (where side.place % 2 = 1))
  into v_ids
  from (
    -- Two rows for each line: first its new debit (the old credit), then its new credit.
    select t.line, t.amount_minor, a.name, a.unit, 2 * t.line - 1 + new.credit as place
    from ledger.transfer as t
    cross join (values (0), (1)) as new (credit)
    join ledger.account as a
      on a.id = case new.credit when 0 then t.credit_account else t.debit_account end
    where t.entry_id = p_entry_id
  ) as side;
  return v_ids[1];
exception
  when unique_violation then
    raise exception using
      errcode = 'CL004',
      message = format('entry %s was reversed before', p_entry_id),
      hint = 'coopledger entry show names the entry that reversed it.';
end
$$;

comment on function ledger.post_reversal(
  bigint, timestamptz, bigint, date, date, boolean) is
  'Takes an entry back: the same transfers with debit and credit swapped, on the given day, or '
  'with p_late on the first open one after it and on or after p_from, where one is given. '
  'Raises CL004 where it was reversed before or is a reversal itself. Internal.';
