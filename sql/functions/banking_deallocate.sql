create or replace function banking.deallocate(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_line_id bigint,
  p_late boolean,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, banking, pg_temp
as $$
declare
  v_operation record;
  v_part record;
  v_entry_id bigint;
  v_is_done boolean := false;
begin
  perform banking.lock_line(p_line_id);
  perform
  from giving.donation as d
  where d.id in (
    select a.donation_id from banking.standing_part as a where a.line_id = p_line_id
    union all
    select r.donation_id
    from banking.standing_part as a
    join giving.refund as r on r.id = a.refund_id
    where a.line_id = p_line_id)
  order by d.id
  for update;
  v_operation := ledger.begin_operation(p_key, 'statement.deallocate', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  for v_part in
    select a.explains, a.donation_id, e.id as entry_id, e.effective_on, e.occurred_on
    from banking.standing_part as a
    join ledger.entry as e on e.id = a.entry_id
    where a.line_id = p_line_id
    order by a.ordinal desc
  loop
    if v_part.explains = 'gift' then
      v_entry_id := giving.take_back(
        operation_id, v_operation.recorded_at, v_part.donation_id, p_late);
    else
      v_entry_id := ledger.post_reversal(
        operation_id, v_operation.recorded_at, v_part.entry_id,
        coalesce(v_part.occurred_on, v_part.effective_on), v_part.effective_on, p_late);
    end if;
    perform ledger.keep_texts(v_entry_id, p_texts);
    v_is_done := true;
  end loop;
  if not v_is_done then
    raise exception using
      errcode = 'CL004', column = 'line',
      message = format('nothing of line %s is allocated', p_line_id),
      hint = 'coopledger statement lines shows what is.';
  end if;
  status := 'created';
end
$$;

comment on function banking.deallocate(text, jsonb, jsonb, bigint, boolean) is
  'Takes back all that explains a statement line: the gifts and refunds that it made are voided, '
  'settlements and postings reversed, each on its own day, or late. Raises CL009 where a gift that '
  'it made was refunded since.';
