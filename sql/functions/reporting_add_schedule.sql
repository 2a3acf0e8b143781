create or replace function reporting.add_schedule(
  p_key text,
  p_request jsonb,
  p_report text,
  p_scope text,
  p_frequency text,
  p_send_day smallint,
  p_starting date,
  p_dialect text,
  p_addresses text[],
  p_names text[],
  p_time_zone text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, membership, reporting, pg_temp
as $$
declare
  v_operation record;
  v_schedule_id integer;
  v_is_there boolean;
  v_what constant text := case
    when p_report in ('growth', 'members') then 'body'
    when p_report in ('campaign', 'donations') then 'campaign' else 'scope' end;
  v_step constant text :=
    case p_frequency when 'monthly' then 'month' when 'quarterly' then 'quarter' else 'year' end;
  v_length constant interval :=
    case v_step when 'month' then interval '1 month' when 'quarter' then '3 months'
      else '1 year' end;
begin
  v_operation := ledger.begin_operation(p_key, 'schedule.add', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  v_is_there := case
    when p_scope = 'all' then p_report <> 'campaign'
    when v_what = 'body' then exists (select from membership.body as b where b.code = p_scope)
    when v_what = 'campaign' then
      exists (select from giving.campaign as c where c.code = p_scope)
    else false end;
  if not v_is_there then
    raise exception using
      errcode = 'CL006', column = v_what, message = format('there is no %s %s', v_what, p_scope),
      hint = format('coopledger %s list shows them.', v_what);
  end if;
  insert into reporting.schedule (
    operation_id, report, scope, frequency, send_day, starting, dialect)
  values (
    v_operation.operation_id, p_report, p_scope, p_frequency, p_send_day,
    -- Without a word the first period is the last complete one.
    date_trunc(
      v_step, coalesce(p_starting::timestamp, ledger.today(p_time_zone) - v_length))::date,
    p_dialect)
  returning id into v_schedule_id;
  insert into reporting.recipient (schedule_id, ordinal, address, name)
  select v_schedule_id, r.place, r.address, r.name
  from unnest(p_addresses, p_names) with ordinality as r (address, name, place);
  if not found then
    raise exception using
      errcode = 'CL015', column = 'to', message = 'a schedule needs somebody to send to';
  end if;
  status := 'created';
end
$$;

comment on function reporting.add_schedule(
  text, jsonb, text, text, text, smallint, date, text, text[], text[], text) is
  'Adds a schedule with its recipients, from the period that holds p_starting on; null: the last '
  'complete one by the database''s clock. Raises CL006 where there is nothing to report on.';
