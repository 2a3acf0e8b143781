-- No settings and no definer here, nor in membership.affiliations_at: so the planner sees through
-- them, and a caller's conditions reach the tables.
create or replace function membership.movements_at(p_known_at timestamptz, p_seal bigint)
returns setof membership.movement
language sql
stable
as $$
  select m.*
  from membership.movement as m
  where case
      when p_seal is null then m.recorded_at <= p_known_at
      else exists (
        select from ledger.seal_operation as s
        where s.operation_id = m.operation_id and s.seal <= p_seal)
    end
    and not exists (
      select from membership.withdrawal as w
      where w.movement_id = m.id
        and case
          when p_seal is null then w.recorded_at <= p_known_at
          else exists (
            select from ledger.seal_operation as s
            where s.operation_id = w.operation_id and s.seal <= p_seal)
        end)
$$;

comment on function membership.movements_at(timestamptz, bigint) is
  'The movements as known at a moment, or by a seal where p_seal is given: without those that had '
  'been taken back by then.';
