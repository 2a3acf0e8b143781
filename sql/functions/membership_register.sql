create or replace function membership.register(
  p_body text,
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out code text,
  out name text,
  out country text,
  out body text,
  out class text,
  out joined_on date,
  out left_on date,
  out date_precision text,
  out via text,
  out member_since date,
  out leave_reason text,
  out class_since date,
  out left_precision text,
  out began text,
  out ended text,
  out requested_on date,
  out merged_from text,
  out merged_into text,
  out kind text,
  out acronym text,
  out native_name text,
  out founded text,
  out website text,
  out sectors text,
  out is_current boolean)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
  with movement as materialized (
    select m.*
    from membership.movements_at(p_known_at, p_seal) as m
    join membership.body as b on b.id = m.body_id
    where b.code = coalesce(p_body, b.code)
      and m.organisation_id is not null
      and m.effective_on <= p_as_of
  ),
  stay as materialized (
    select f.*, lower(f.during) as from_day, b.code as body
    from membership.affiliations_at(p_known_at, p_seal) as f
    join membership.body as b on b.id = f.body_id
    where b.code = coalesce(p_body, b.code)
      and lower(f.during) <= p_as_of
  ),
  -- With the members come those by way of whom they are eligible and with whom they merged, and
  -- without a body all that were members of nothing.
  organisation as (
    select o.*
    from membership.organisation as o
    where o.operation_id in (select a.id from ledger.operations_at(p_known_at, p_seal) as a)
      and (p_body is null
        or o.id in (select organisation_id from stay union all select via_id from stay)
        or o.id in (select counterpart_id from movement))
  )
  select o.code, named.name, coalesce(o.country, 'INT'), f.body, f.class, f.joined_on,
         case when f.left_on <= p_as_of then f.left_on end, f.date_precision, via.code,
         f.member_since,
         case
           when ending.kind <> 'leave' then null
           -- Only what a correction recorded may have had another reason before.
           when ending.operation_id in (select w.operation_id from membership.withdrawal as w)
             then membership.leave_reason(ending.id)
           else reason.content end,
         nullif(f.from_day, f.joined_on), ending.date_precision,
         beginning.kind,
         case ending.kind
           when 'merge-out' then case when ending.entry_id is null then 'merge-out' else 'surplus' end
           else ending.kind end,
         ending.requested_on, predecessor.code, successor.code, o.kind, o.acronym, o.native_name,
         o.founded, o.website, nullif(array_to_string(o.sectors, ';'), ''),
         coalesce(f.during @> p_as_of, false)
  from organisation as o
  cross join lateral membership.name_at(o.id, p_as_of, p_known_at, p_seal) as named (name)
  left join stay as f on f.organisation_id = o.id
  left join membership.organisation as via on via.id = f.via_id
  left join movement as beginning
    on beginning.organisation_id = o.id and beginning.body_id = f.body_id
    and beginning.effective_on = f.from_day and f.from_day = f.joined_on
    and beginning.kind in ('join', 'identify', 'merge-in')
  left join movement as ending
    on ending.organisation_id = o.id and ending.body_id = f.body_id
    and ending.effective_on = f.left_on
    and ending.kind in ('leave', 'merge-out')
  left join ledger.entry_text as reason
    on reason.entry_id = ending.entry_id and reason.field = 'reason'
  left join membership.organisation as predecessor on predecessor.id = beginning.counterpart_id
  left join membership.organisation as successor on successor.id = ending.counterpart_id
  order by f.body collate "C", o.code collate "C", f.from_day
$$;

comment on function membership.register(text, date, timestamptz, bigint) is
  'The register of a body, or of all (null): a row for each member, stay and class, as it had '
  'happened by a day and was known at a moment, or by a seal. is_current: a member at the close of that day.';
