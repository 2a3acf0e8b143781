-- No settings and no definer here: so the planner sees through it.
create or replace function ledger.operations_at(p_known_at timestamptz, p_seal bigint)
returns setof ledger.operation
language sql
stable
as $$
  select o.*
  from ledger.operation as o
  where case
    when p_seal is null then o.recorded_at <= p_known_at
    else exists (
      select from ledger.seal_operation as s
      where s.operation_id = o.id and s.seal <= p_seal)
  end
$$;

comment on function ledger.operations_at(timestamptz, bigint) is
  'The operations as known at a moment, or by a seal where p_seal is given.';
