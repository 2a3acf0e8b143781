create or replace function reporting.finish_delivery(
  p_delivery bigint,
  p_attempt smallint,
  p_outcome text,
  p_code integer,
  p_answer text)
returns text
language plpgsql
security definer
set search_path = pg_catalog, reporting, pg_temp
as $$
declare
  v_delivery reporting.delivery;
  v_now constant timestamptz := clock_timestamp();
  -- After the first attempt, the second and so on; then daily.
  v_pauses constant interval[] := '{5 minutes,15 minutes,1 hour,4 hours,1 day}'::interval[];
  -- A tenth more or less, so that many do not come back at the same moment.
  v_next constant timestamptz := v_now
    + v_pauses[least(p_attempt, 5)] * (0.9 + 0.2 * random());
  v_state text;
begin
  select d.* into v_delivery from reporting.delivery as d where d.id = p_delivery for update;
  -- Somebody else has taken it over since, and tells of that attempt.
  if v_delivery.state <> 'sending' or v_delivery.attempts <> p_attempt then
    return v_delivery.state;
  end if;
  v_state := case
    when p_outcome = 'accepted' then 'accepted'
    when p_outcome = 'permanent' then 'failed'
    -- Days on which the machine was off are no tries.
    when v_next > v_delivery.give_up_at and p_attempt >= cardinality(v_pauses) then 'failed'
    when p_outcome = 'unknown' then 'in doubt'
    else 'retry' end;
  insert into reporting.attempt (delivery_id, number, began_at, outcome, code, answer)
  values (
    p_delivery, p_attempt, v_delivery.attempt_began_at, p_outcome, p_code, left(p_answer, 2000));
  update reporting.delivery as d
  set state = v_state, lease_until = null, last_code = p_code, last_text = left(p_answer, 2000),
      doubts = d.doubts + (p_outcome = 'unknown')::integer,
      next_attempt_at = case when v_state in ('retry', 'in doubt') then v_next
                          else d.next_attempt_at end
  where d.id = p_delivery;
  return v_state;
end
$$;

comment on function reporting.finish_delivery(bigint, smallint, text, integer, text) is
  'Writes down how an attempt ended (accepted, temporary, permanent, unknown) and answers with the '
  'delivery''s state: what was refused for now or is in doubt is tried again after 5 minutes, 15 '
  'minutes, an hour, four hours and then daily, for five days and five times at the least.';
