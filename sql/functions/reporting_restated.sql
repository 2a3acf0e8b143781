-- Context: a report known by a seal must be the same for ever. Choice: of a seal counts what was
-- reported by an earlier one, and so the run itself changes nothing about its own answer. Rejected:
-- every run there is, for then a report could not be computed anew.
create or replace function reporting.restated(
  p_body text,
  p_from date,
  p_to date,
  p_step text,
  p_known_at timestamptz,
  p_seal bigint,
  out period_start date,
  out movements bigint)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, membership, reporting, pg_temp
set jit = off
as $$
  with reported as materialized (
    select p.start::date as start, max(r.seal) as seal
    from reporting.run as r
    join (
      values ('month', interval '1 month'), ('quarter', '3 months'), ('year', '1 year')
    ) as size (step, length) on size.step = r.step
    cross join generate_series(r.covers_from::timestamp, r.period_start, size.length) as p (start)
    where r.report = 'growth' and r.scope in (p_body, 'all') and r.step = p_step
      and p.start between date_trunc(p_step, p_from::timestamp) and p_to
      and case when p_seal is null then r.produced_at <= p_known_at else r.seal < p_seal end
    group by 1
  ),
  said as materialized (
    select date_trunc(p_step, m.effective_on::timestamp)::date as start, s.seal
    from membership.body as b
    join membership.movement as m on m.body_id = b.id
    left join membership.withdrawal as w on w.movement_id = m.id
    cross join lateral (
      values (m.operation_id, m.recorded_at), (w.operation_id, w.recorded_at)
    ) as by (operation_id, recorded_at)
    left join ledger.seal_operation as s on s.operation_id = by.operation_id
    where b.code = p_body and by.operation_id is not null
      and (s.seal is null or s.seal > (select min(r.seal) from reported as r))
      and case when p_seal is null then by.recorded_at <= p_known_at
            else coalesce(s.seal <= p_seal, false) end
  )
  select r.start, count(*)
  from reported as r
  join said as s on s.start = r.start and (s.seal is null or s.seal > r.seal)
  group by r.start
$$;

comment on function reporting.restated(text, date, date, text, timestamptz, bigint) is
  'How many movements of a body''s periods, and corrections of some, were sealed after the last '
  'run that reported the period; of a seal, the last run of an earlier one. Periods without any '
  'are left out.';
