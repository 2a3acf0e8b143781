-- Context: a message must neither be lost nor come twice unnoticed, and whoever sends it may die at
-- any moment. Choice: the claim is committed before the first byte is sent, with a lease; when that
-- has run out, nobody knows what happened, and the same bytes go out again, marked as doubtful.
-- Rejected: to hold a row lock while sending, which a lost connection would undo after the fact.
create or replace function reporting.claim_delivery(
  p_run bigint,
  p_lease_seconds integer,
  out delivery bigint,
  out attempt smallint,
  out address text,
  out name text,
  out message_id text,
  out message bytea)
language plpgsql
security definer
set search_path = pg_catalog, reporting, pg_temp
as $$
declare
  v_claimed reporting.delivery;
  v_now constant timestamptz := clock_timestamp();
begin
  select d.* into v_claimed
  from reporting.delivery as d
  where (p_run is null or d.run_id = p_run)
    and (d.state in ('queued', 'retry', 'in doubt') and d.next_attempt_at <= v_now
      or d.state = 'sending' and d.lease_until < v_now)
  order by d.run_id, d.ordinal
  limit 1
  for update skip locked;
  if not found then
    return;
  end if;
  if v_claimed.state = 'sending' then
    insert into reporting.attempt (delivery_id, number, began_at, outcome, answer)
    values (
      v_claimed.id, v_claimed.attempts, v_claimed.attempt_began_at, 'unknown',
      'whoever was sending it has not come back');
  end if;
  update reporting.delivery as d
  set state = 'sending', attempts = d.attempts + 1,
      doubts = d.doubts + (d.state = 'sending')::integer,
      attempt_began_at = v_now, lease_until = v_now + make_interval(secs => least(p_lease_seconds, 3600))
  where d.id = v_claimed.id;
  delivery := v_claimed.id;
  attempt := v_claimed.attempts + 1;
  address := v_claimed.address;
  name := v_claimed.name;
  message_id := v_claimed.message_id;
  message := v_claimed.head || coalesce(
    (select b.content from reporting.run_body as b where b.run_id = v_claimed.run_id), '');
end
$$;

comment on function reporting.claim_delivery(bigint, integer) is
  'Takes the next delivery that may be tried now, of a run or of all (null), for so many seconds, '
  'an hour at the most, or who asks for more would keep it from all others; nulls where there is '
  'none. To be committed before anything is sent.';
