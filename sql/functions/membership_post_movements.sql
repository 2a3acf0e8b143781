create or replace function membership.post_movements(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_movements membership.new_movement[],
  out entry_ids bigint[])
language plpgsql
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_accounts text[];
  v_posted bigint[];
begin
  v_accounts := array(
    select m.debit from unnest(p_movements) as m where m.debit is not null
    union
    select m.credit from unnest(p_movements) as m where m.credit is not null);
  if v_accounts = '{}' then
    entry_ids := array_fill(null::bigint, array[cardinality(p_movements)]);
    return;
  end if;
  select ledger.post_entries(
    p_operation_id, p_recorded_at, v_accounts,
    array_fill('ORG'::text, array[cardinality(v_accounts)]),
    array_agg('MBR'::text order by m.place),
    array_agg(case m.kind
      when 'merge-out' then 'merger'
      when 'identify' then 'identification'
      else m.kind end order by m.place),
    array_agg(m.effective_on order by m.place),
    array_agg(null::date order by m.place),
    array_agg(null::bigint order by m.place),
    array_agg(1::smallint order by m.place),
    array_agg(m.entry order by m.place),
    array_agg(1::smallint order by m.place),
    array_agg(array_position(v_accounts, m.debit) order by m.place),
    array_agg(array_position(v_accounts, m.credit) order by m.place),
    array_agg(m.count order by m.place))
  into v_posted
  from (
    select n.place, n.kind, n.effective_on, n.debit, n.credit, n.count,
           (row_number() over (order by n.place))::integer as entry
    from unnest(p_movements) with ordinality as n (
      body_id, organisation_id, via_id, counterpart_id, effective_on, requested_on,
      member_since, count, kind, class, country, date_precision, debit, credit, place)
    where n.debit is not null
  ) as m;
  -- Movements without an entry keep their places.
  entry_ids := array(
    select case when n.debit is not null
             then v_posted[count(n.debit) over (order by n.place)] end
    from unnest(p_movements) with ordinality as n (
      body_id, organisation_id, via_id, counterpart_id, effective_on, requested_on,
      member_since, count, kind, class, country, date_precision, debit, credit, place)
    order by n.place);
end
$$;

comment on function membership.post_movements(bigint, timestamptz, membership.new_movement[]) is
  'Posts the entries of movements in the unit ORG; answers their ids in the movements'' order, '
  'null for a movement without one. Internal.';
