create or replace function membership.record(
  p_key text,
  p_kind text,
  p_request jsonb,
  p_texts jsonb,
  p_withdrawn bigint[],
  p_superseded bigint[],
  p_movements membership.new_movement[],
  p_affiliations membership.new_affiliation[],
  p_opening_countries text[],
  p_reasons text[],
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_operation record;
  v_entry_id bigint;
  v_entry_ids bigint[];
  v_broken record;
begin
  -- Officers may call this with what they like: nothing of theirs shall pass for another's act.
  if p_kind not like 'member.%' then
    raise exception using
      errcode = '22023',
      message = format('%s is nothing that happens to members', p_kind);
  end if;
  v_operation := ledger.begin_operation(p_key, p_kind, p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;

  -- What a correction takes back is reversed on its own day, so that every month nets to its truth.
  insert into membership.withdrawal (movement_id, operation_id, recorded_at)
  select w, v_operation.operation_id, v_operation.recorded_at
  from unnest(p_withdrawn) as w;
  for v_entry_id in
    select ledger.post_reversal(
      v_operation.operation_id, v_operation.recorded_at, m.entry_id, m.effective_on, null, false)
    from membership.movement as m
    where m.id = any (p_withdrawn) and m.entry_id is not null
    order by m.id
  loop
    perform ledger.keep_texts(v_entry_id, p_texts);
  end loop;

  v_entry_ids := membership.post_movements(
    v_operation.operation_id, v_operation.recorded_at, p_movements);
  perform ledger.keep_texts(e.id, p_texts)
  from unnest(v_entry_ids) as e (id)
  where e.id is not null and p_texts <> '{}';
  perform ledger.keep_texts(v_entry_ids[r.place], jsonb_build_object('reason', r.reason))
  from unnest(p_reasons) with ordinality as r (reason, place)
  where r.reason is not null and v_entry_ids[r.place] is not null;
  perform membership.require_unnamed(
    v_operation.operation_id,
    case
      when p_movements[1].organisation_id is not null then 'member'
      when p_movements[1].kind = 'opening' then 'count'
      else 'left'
    end);

  insert into membership.movement (
    operation_id, recorded_at, entry_id, body_id, organisation_id, via_id, counterpart_id,
    effective_on, requested_on, member_since, count, kind, class, country, date_precision)
  select v_operation.operation_id, v_operation.recorded_at, v_entry_ids[m.place], m.body_id,
         m.organisation_id, m.via_id, m.counterpart_id, m.effective_on, m.requested_on,
         m.member_since, m.count, m.kind, m.class, m.country, m.date_precision
  from unnest(p_movements) with ordinality as m (
    body_id, organisation_id, via_id, counterpart_id, effective_on, requested_on, member_since,
    count, kind, class, country, date_precision, debit, credit, place)
  order by m.place;

  insert into membership.opening_country (movement_id, country)
  select m.id, c
  from membership.movement as m, unnest(p_opening_countries) as c
  where m.operation_id = v_operation.operation_id and m.kind = 'opening';

  update membership.affiliation as a
  set known = tstzrange(lower(a.known), v_operation.recorded_at),
      superseded_by = v_operation.operation_id
  where a.id = any (p_superseded);

  insert into membership.affiliation (
    operation_id, body_id, organisation_id, during, known, via_id, entry_id, joined_on, left_on,
    member_since, class, country, date_precision)
  select v_operation.operation_id, a.body_id, a.organisation_id, daterange(a.from_day, a.to_day),
         tstzrange(v_operation.recorded_at, null), a.via_id,
         coalesce(a.entry_id, v_entry_ids[a.entry_place]), a.joined_on, a.left_on,
         a.member_since, a.class, a.country, a.date_precision
  from unnest(p_affiliations) as a;

  select m.* into v_broken
  from membership.broken_merger as m
  join membership.affiliation as a on a.organisation_id in (m.organisation_id, m.counterpart_id)
  where a.id = any (p_superseded)
  limit 1;
  if found then
    raise exception using
      errcode = 'CL012',
      column = 'member',
      message = format(
        'on %s %s was merged into %s: that must be a member of %s then, and of its class if it '
        'took its place', v_broken.effective_on, v_broken.member, v_broken.successor,
        v_broken.body),
      hint = 'Movements before a merger can be corrected as far as the merger stays true.';
  end if;
  status := 'created';
end
$$;

comment on function membership.record(
  text, text, jsonb, jsonb, bigint[], bigint[], membership.new_movement[],
  membership.new_affiliation[], text[], text[]) is
  'Records what happened to memberships: takes movements back, posts new ones, ends versions of '
  'the register and adds new ones, all under one stamp. The exclusion constraint and the check '
  'members_equal_the_journal hold it to its word. Raises CL011 where a body would have fewer than '
  'no members without a name on some day, CL012 where a merger would lose its successor. p_texts '
  'go to every entry, p_reasons to those of the new movements one by one.';
