create or replace function giving.void_document(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_document text,
  p_id bigint,
  p_late boolean,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_operation record;
  v_voided ledger.entry;
  v_entry_id bigint;
begin
  -- Locked before the operation is stamped: so the stamps of what happens to one gift come in the
  -- order in which it happens, and no known-at sees a void before the refund's own void.
  perform from giving.donation as d
  where d.id = case p_document
      when 'refund' then (select r.donation_id from giving.refund as r where r.id = p_id)
      else p_id end
  for update;
  v_operation := ledger.begin_operation(p_key, 'donation.void', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  if p_document = 'refund' then
    -- The gift's lock keeps another refund from counting on this one meanwhile.
    select e.* into v_voided
    from giving.refund as r
    join ledger.entry as e on e.id = r.entry_id
    join giving.donation as d on d.id = r.donation_id
    where r.id = p_id
    for update of d;
    if not found then
      raise exception using errcode = 'CL006', column = 'refund',
        message = format('there is no refund with the id %s', p_id);
    end if;
    perform giving.require_unseen(null, p_id);
    v_entry_id := ledger.post_reversal(
      operation_id, v_operation.recorded_at, v_voided.id,
      coalesce(v_voided.occurred_on, v_voided.effective_on), v_voided.effective_on, p_late);
  else
    v_entry_id := giving.take_back(operation_id, v_operation.recorded_at, p_id, p_late);
  end if;
  perform ledger.keep_texts(v_entry_id, p_texts);
  status := 'created';
end
$$;

comment on function giving.void_document(text, jsonb, jsonb, text, bigint, boolean) is
  'Voids a donation or a refund that should never have been typed: its entry is reversed on its '
  'own day, so it is neither received nor refunded; p_late posts that on the first open day. '
  'p_document is donation or refund.';
