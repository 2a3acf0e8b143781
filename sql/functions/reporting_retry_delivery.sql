create or replace function reporting.retry_delivery(p_delivery bigint)
returns void
language plpgsql
security definer
set search_path = pg_catalog, reporting, pg_temp
as $$
declare
  v_state text;
begin
  select d.state into v_state from reporting.delivery as d where d.id = p_delivery for update;
  if v_state in ('queued', 'retry', 'failed', 'in doubt') then
    update reporting.delivery as d
    set state = case d.state when 'failed' then 'retry' else d.state end,
        next_attempt_at = clock_timestamp(),
        give_up_at = clock_timestamp() + interval '5 days'
    where d.id = p_delivery;
    return;
  end if;
  raise exception using
    errcode = case when v_state is null then 'CL006' else 'CL015' end, column = 'delivery',
    message = case
      when v_state is null then format('there is no delivery %s', p_delivery)
      when v_state = 'sending' then format('delivery %s is being sent', p_delivery)
      else format('delivery %s was accepted', p_delivery) end,
    hint = case v_state
      when 'sending' then 'Wait until that is over: coopledger report deliveries.'
      when 'accepted' then 'To send the report anew: coopledger report send … --resend.'
      else 'coopledger report deliveries shows them.' end;
end
$$;

comment on function reporting.retry_delivery(bigint) is
  'Lets a delivery be tried at once, and five days more. Raises CL006 for an unknown one, CL015 '
  'for one that was accepted or is being sent.';
