create or replace function membership.affiliations_at(p_known_at timestamptz, p_seal bigint)
returns setof membership.affiliation
language sql
stable
as $$
  select f.*
  from membership.affiliation as f
  where case
      -- (Of known @> p_known_at the planner thinks that few rows hold, and then joins thousands
      -- with thousands one by one.)
      when p_seal is null then f.recorded_at <= p_known_at
        and (f.superseded_at is null or f.superseded_at > p_known_at)
      else exists (
          select from ledger.seal_operation as s
          where s.operation_id = f.operation_id and s.seal <= p_seal)
        and not exists (
          select from ledger.seal_operation as s
          where s.operation_id = f.superseded_by and s.seal <= p_seal)
    end
$$;

comment on function membership.affiliations_at(timestamptz, bigint) is
  'The register''s versions as known at a moment, or by a seal where p_seal is given.';
