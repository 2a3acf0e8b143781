create or replace function ledger.reverse_entry(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_entry_id bigint,
  p_day date,
  p_late boolean,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_operation record;
  v_entry ledger.entry;
  v_entry_id bigint;
begin
  v_operation := ledger.begin_operation(p_key, 'entry.reverse', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  select e.* into v_entry from ledger.entry as e where e.id = p_entry_id;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'entry',
      message = format('there is no entry %s', p_entry_id),
      hint = 'coopledger entry list shows them.';
  end if;
  if v_entry.journal_code <> 'OD' then
    raise exception using
      errcode = 'CL005', column = 'entry',
      message = format('entry %s belongs to a document and is corrected through it', p_entry_id),
      hint = case v_entry.journal_code
        when 'DON' then 'Use coopledger donation void or coopledger donation correct.'
        when 'PLG' then 'Use coopledger pledge cancel.'
        when 'MBR' then 'Use coopledger member correct.'
        when 'BNK' then 'Statements stay as the bank told them.'
        else 'Use the command of its document.' end;
  end if;
  if p_day < v_entry.effective_on then
    raise exception using
      errcode = 'CL007', column = 'on',
      message = format('entry %s is of %s: it cannot be reversed on %s, before it happened',
                       p_entry_id, v_entry.effective_on, p_day);
  end if;
  v_entry_id := ledger.post_reversal(
    operation_id, v_operation.recorded_at, p_entry_id,
    coalesce(p_day, v_entry.occurred_on, v_entry.effective_on), v_entry.effective_on, p_late);
  perform ledger.keep_texts(v_entry_id, p_texts);
  status := 'created';
end
$$;

comment on function ledger.reverse_entry(text, jsonb, jsonb, bigint, date, boolean) is
  'Reverses a general entry, on its own day where none is given. Raises CL005 for an entry of a '
  'document, CL006 for one that does not exist, CL007 for a day before it.';
