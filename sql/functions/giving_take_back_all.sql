create or replace function giving.take_back_all(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_texts jsonb,
  p_late boolean,
  p_entries bigint[])
returns void
language plpgsql
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_entries bigint[];
  v_days date[];
  v_from date[];
  v_posted date[];
  v_voids bigint[];
  v_late text;
begin
  for v_first in 1..cardinality(p_entries) by 5000 loop
    v_entries := p_entries[v_first:v_first + 4999];
    select array_agg(coalesce(e.occurred_on, e.effective_on) order by p.place),
           array_agg(
             case when exists (select from giving.refund as r where r.donation_id = d.id)
               then giving.gift_stands_from(d.id) else e.effective_on end
             order by p.place),
           min(giving.document_number('D', d.received_on, d.id)) filter (
             where not p_late and exists (
               select from giving.refund as r where r.donation_id = d.id)
               and giving.gift_stands_from(d.id) > e.effective_on)
    into v_days, v_from, v_late
    from unnest(v_entries) with ordinality as p (id, place)
    join ledger.entry as e on e.id = p.id
    left join giving.donation as d on d.entry_id = e.id;
    if v_late is not null then
      raise exception using
        errcode = 'CL013', column = 'on',
        message = format('a refund of %s was taken back late: until then the gift cannot be '
                         'taken back', v_late),
        hint = 'With --late it is taken back on the first open day after it.';
    end if;
    v_posted := giving.posting_days(
      array(select greatest(d.day, d.stands_from)
            from unnest(v_days, v_from) with ordinality as d (day, stands_from, place)
            order by d.place),
      array_fill(true, array[cardinality(v_entries)]), p_late);
    v_voids := ledger.post_reversals(
      p_operation_id, p_recorded_at, v_entries, v_posted,
      array(select nullif(d.day, d.posted)
            from unnest(v_days, v_posted) with ordinality as d (day, posted, place)
            order by d.place));
    insert into ledger.entry_text (entry_id, field, salt, content, digest)
    with said as materialized (
      select v.entry, t.key as field, t.value as content, uuid_send(gen_random_uuid()) as salt
      from unnest(v_voids) as v (entry)
      cross join jsonb_each_text(p_texts) as t
      where t.value is not null
    )
    select s.entry, s.field, s.salt, s.content, sha256(s.salt || convert_to(s.content, 'UTF8'))
    from said as s;
  end loop;
end
$$;

comment on function giving.take_back_all(bigint, timestamptz, jsonb, boolean, bigint[]) is
  'Reverses the entries of gifts, or of refunds, that are locked and stand, as giving.take_back and '
  'giving.void_document do one, by the thousand; each bears the texts. Raises CL013 as they do. '
  'Internal.';
