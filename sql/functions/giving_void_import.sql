-- Context: a file of 60,000 gifts may go to the wrong campaign. Choice: its gifts are voided as one
-- operation, by set, the refunds that it brought with them first; where one of them cannot be
-- voided none is, and the answer names them. Rejected: giving.void_document in a loop, and leaving
-- out what cannot be voided, after which nobody knows what of the file still counts.
create or replace function giving.void_import(
  p_key text,
  p_request jsonb,
  p_texts jsonb,
  p_import text,
  p_late boolean,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_import bigint;
  v_operation record;
  v_refunds bigint[];
  v_gifts bigint[];
  v_blocked record;
begin
  select o.id into v_import
  from ledger.operation as o
  where o.key = p_import and o.kind = 'donation.import';
  if not found then
    raise exception using
      errcode = 'CL006', column = 'import',
      message = format('no file of gifts was imported with the key %s', p_import),
      hint = 'The import told its key.';
  end if;
  -- Locked before the operation is stamped, as in giving.void_document, in the order of their ids.
  perform
  from giving.donation as d
  join ledger.entry as e on e.id = d.entry_id
  where e.operation_id = v_import
  order by d.id
  for update of d;
  v_operation := ledger.begin_operation(p_key, 'donation.void', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;

  v_refunds := array(
    select r.id
    from giving.refund as r
    join ledger.entry as e on e.id = r.entry_id
    join ledger.operation as o on o.id = e.operation_id
    join giving.donation as d on d.id = r.donation_id
    join ledger.entry as g on g.id = d.entry_id
    where g.operation_id = v_import and o.key like format('import %s refund %%', v_import)
      and not exists (select from ledger.entry as v where v.reverses = r.entry_id)
    order by r.id);
  v_gifts := array(
    select d.id
    from giving.donation as d
    join ledger.entry as e on e.id = d.entry_id
    where e.operation_id = v_import
      and not exists (select from ledger.entry as v where v.reverses = d.entry_id)
    order by d.id);
  select string_agg(b.said, '; ' order by b.id) filter (where b.place <= 10) as said,
         count(*) as gifts
  into v_blocked
  from (
    select b.id, b.said, row_number() over (order by b.id) as place
    from (
      select d.id, format('%s was refunded (%s)',
               giving.document_number('D', d.received_on, d.id),
               giving.document_number('R', e.effective_on, r.id)) as said
      from unnest(v_gifts) as g (id)
      join giving.donation as d on d.id = g.id
      join giving.refund as r on r.donation_id = d.id
      join ledger.entry as e on e.id = r.entry_id
      where r.id <> all (v_refunds)
        and not exists (select from ledger.entry as v where v.reverses = r.entry_id)
      union all
      select d.id, format('the money of %s was seen on statement line %s',
               giving.document_number('D', d.received_on, d.id), a.line_id)
      from unnest(v_gifts) as g (id)
      join giving.donation as d on d.id = g.id
      join banking.standing_part as a on a.donation_id = d.id
      union all
      select d.id, format('a refund of %s was seen on statement line %s',
               giving.document_number('D', d.received_on, d.id), a.line_id)
      from unnest(v_refunds) as x (id)
      join giving.refund as r on r.id = x.id
      join giving.donation as d on d.id = r.donation_id
      join banking.standing_part as a on a.refund_id = r.id
      union all
      select n.id, format('%s stands in the place of %s',
               giving.document_number('D', n.received_on, n.id),
               giving.document_number('D', d.received_on, d.id))
      from giving.donation as d
      join ledger.entry as e on e.id = d.entry_id
      join giving.donation as n on n.replaces = d.id
      where e.operation_id = v_import
        and not exists (select from ledger.entry as v where v.reverses = n.entry_id)
    ) as b
  ) as b;
  if v_blocked.gifts > 0 then
    raise exception using
      errcode = 'CL009', column = 'import',
      message = format('nothing is voided, for not all of it can be: %s%s', v_blocked.said,
        case when v_blocked.gifts > 10 then format('; and %s more', v_blocked.gifts - 10) end),
      hint = 'Void those first (coopledger donation void), or deallocate their lines.';
  end if;
  if v_gifts = '{}' then
    raise exception using
      errcode = 'CL004', column = 'import',
      message = format('all gifts of the import %s were voided before', p_import);
  end if;
  perform giving.take_back_all(
    operation_id, v_operation.recorded_at, p_texts, p_late,
    array(select r.entry_id from unnest(v_refunds) as x (id)
          join giving.refund as r on r.id = x.id order by r.entry_id));
  perform giving.take_back_all(
    operation_id, v_operation.recorded_at, p_texts, p_late,
    array(select d.entry_id from unnest(v_gifts) as x (id)
          join giving.donation as d on d.id = x.id order by d.entry_id));
  status := 'created';
end
$$;

comment on function giving.void_import(text, jsonb, jsonb, text, boolean) is
  'Voids all gifts of the file that was imported with the key p_import, and the refunds that came '
  'with them, in one operation. Raises CL006 for a key that imported no file, CL009 where a gift '
  'cannot be voided, with the names, CL004 where none is left.';
