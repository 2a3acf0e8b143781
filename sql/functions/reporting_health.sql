create or replace function reporting.health(
  p_time_zone text,
  out schedules bigint,
  out due bigint,
  out last_round_at timestamptz,
  out last_round_age bigint,
  out last_success_at timestamptz,
  out last_problem text,
  out queued bigint,
  out sending bigint,
  out accepted bigint,
  out retry bigint,
  out failed bigint,
  out in_doubt bigint,
  out unsealed bigint)
language sql
stable
security definer
set search_path = pg_catalog, ledger, reporting, pg_temp
as $$
  select
    (select count(*) from reporting.schedule as s where s.state = 'active'),
    (select count(*) from reporting.due(null, p_time_zone)),
    last.ended_at,
    floor(extract(epoch from clock_timestamp() - last.ended_at))::bigint,
    (select max(r.ended_at) from reporting.round as r where r.problem is null and r.failed = 0),
    last.problem,
    d.queued, d.sending, d.accepted, d.retry, d.failed, d.in_doubt,
    (select count(*) from ledger.unsealed)
  from (
    select count(*) filter (where s.state = 'queued') as queued,
           count(*) filter (where s.state = 'sending') as sending,
           count(*) filter (where s.state = 'accepted') as accepted,
           count(*) filter (where s.state = 'retry') as retry,
           count(*) filter (where s.state = 'failed') as failed,
           count(*) filter (where s.state = 'in doubt') as in_doubt
    from reporting.delivery as s
  ) as d
  left join (
    select r.* from reporting.round as r order by r.id desc limit 1
  ) as last on true
$$;

comment on function reporting.health(text) is
  'How the scheduled job is: what is due, when it last ran, the states of the deliveries, and how '
  'many operations no seal covers yet.';
