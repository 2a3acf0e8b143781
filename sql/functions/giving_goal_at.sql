create or replace function giving.goal_at(
  p_campaign_id integer,
  p_as_of date,
  p_known_at timestamptz,
  p_seal bigint default null)
returns bigint
language sql
stable
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
  -- The latest goal of the day as it was known; before any, the one the campaign began with.
  select h.goal_minor
  from giving.campaign_goal as h
  left join ledger.seal_operation as s on s.operation_id = h.operation_id
  cross join lateral (
    select h.effective_on <= p_as_of
      and case when p_seal is null then h.recorded_at <= p_known_at
            else coalesce(s.seal <= p_seal, false) end as is_in_force
  ) as known
  where h.campaign_id = p_campaign_id
  order by known.is_in_force desc,
           case when known.is_in_force then h.effective_on end desc nulls last,
           case when known.is_in_force then h.id end desc nulls last,
           h.id
  limit 1
$$;

comment on function giving.goal_at(integer, date, timestamptz, bigint) is
  'What a campaign wants to raise on a day, as known at a moment, or by a seal, in minor units.';
