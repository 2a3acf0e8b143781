create or replace function reporting.change_schedule(
  p_key text,
  p_request jsonb,
  p_schedule integer,
  p_state text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, reporting, pg_temp
as $$
declare
  v_operation record;
  v_state text;
begin
  v_operation := ledger.begin_operation(
    p_key,
    'schedule.' || case p_state
      when 'paused' then 'pause' when 'active' then 'resume' else 'remove' end,
    p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  -- Runs hold the row in share mode: whoever pauses waits for a run that is being stored.
  select s.state into v_state from reporting.schedule as s where s.id = p_schedule for update;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'schedule',
      message = format('there is no schedule %s', p_schedule),
      hint = 'coopledger schedule list shows them.';
  end if;
  if v_state = 'removed' then
    raise exception using
      errcode = 'CL015', column = 'schedule',
      message = format('schedule %s was removed', p_schedule),
      hint = 'coopledger schedule add makes a new one.';
  end if;
  update reporting.schedule as s
  set state = p_state, changed_by = v_operation.operation_id
  where s.id = p_schedule;
  status := 'created';
end
$$;

comment on function reporting.change_schedule(text, jsonb, integer, text) is
  'Pauses, resumes or removes a schedule (p_state: paused, active, removed). What it has missed '
  'while paused is due when it is resumed. Raises CL006 for an unknown one, CL015 for a removed '
  'one.';
