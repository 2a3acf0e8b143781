create or replace function reporting.has_new_goals(
  p_campaign text,
  p_after_seal bigint,
  p_seal bigint)
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
  select exists (
    select
    from giving.campaign as c
    join giving.campaign_goal as g on g.campaign_id = c.id
    left join ledger.seal_operation as s on s.operation_id = g.operation_id
    where c.code = p_campaign
      and case when p_seal is null then s.seal is null or s.seal > p_after_seal
            else s.seal > p_after_seal and s.seal <= p_seal end)
$$;

comment on function reporting.has_new_goals(text, bigint, bigint) is
  'Whether a campaign got a goal that was sealed after one seal and up to another (null: '
  'everything since).';
