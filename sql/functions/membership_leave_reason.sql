create or replace function membership.leave_reason(p_movement_id bigint)
returns text
language sql
stable
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
  with recursive told as (
    select m.id, m.body_id, m.organisation_id, m.effective_on, m.operation_id, m.entry_id,
           0 as steps, 0 as distance
    from membership.movement as m
    where m.id = p_movement_id
    union all
    -- A leave that a correction records anew keeps the reason that was given at first.
    select m.id, t.body_id, t.organisation_id, m.effective_on, m.operation_id, m.entry_id,
           t.steps + 1, t.distance + abs(m.effective_on - t.effective_on)
    from told as t
    join membership.withdrawal as w on w.operation_id = t.operation_id
    join membership.movement as m
      on m.id = w.movement_id and m.kind = 'leave' and m.body_id = t.body_id
      and m.organisation_id = t.organisation_id
  )
  select x.content
  from told as t
  left join ledger.entry_text as x on x.entry_id = t.entry_id and x.field = 'reason'
  order by t.steps desc, t.distance
  limit 1
$$;

comment on function membership.leave_reason(bigint) is
  'Why a member left, as it was given when that was first recorded. Internal.';
