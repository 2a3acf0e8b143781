create or replace function ledger.close_period(
  p_key text,
  p_request jsonb,
  p_month date,
  p_time_zone text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
declare
  v_operation record;
  v_is_closed boolean;
begin
  if p_month < '1800-01-01' then
    raise exception using
      errcode = 'CL014', column = 'period',
      message = 'no book begins before 1800',
      hint = 'Is the year right? A month is written like 2018-12.';
  end if;
  if p_month > ledger.today(p_time_zone) then
    raise exception using
      errcode = 'CL014', column = 'period',
      message = format('%s has not begun: it cannot be closed', to_char(p_month, 'YYYY-MM'));
  end if;
  insert into ledger.period (month) values (p_month) on conflict do nothing;
  -- Postings hold the row in share mode: this waits for those that are under way, and what is
  -- looked at below sees them. They took their numbers and stamps before, and the operation takes
  -- its own now: so what counts in a closed month and bears a higher number came in by force.
  select p.closed_by is not null into v_is_closed
  from ledger.period as p
  where p.month = p_month
  for update;
  v_operation := ledger.begin_operation(p_key, 'period.close', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  if v_is_closed then
    raise exception using
      errcode = 'CL014', column = 'period',
      message = format('%s is closed already', to_char(p_month, 'YYYY-MM')),
      hint = 'coopledger period list shows since when, and by whom.';
  end if;
  update ledger.period as p
  set closed_by = v_operation.operation_id
  where p.month = p_month;
  insert into ledger.act (operation_id, kind, subject, reason, detail)
  values (
    v_operation.operation_id, 'period.close', to_char(p_month, 'YYYY-MM'), '', (
      select string_agg(f.subject || ' ' || f.finding, E'\n'
                        order by f.subject collate "C", f.finding collate "C")
      from ledger.period_findings(p_month, p_time_zone) as f));
  status := 'created';
end
$$;

comment on function ledger.close_period(text, jsonb, date, text) is
  'Closes a month (its first day) for money and writes down what was missing. Raises CL014 where '
  'it is closed already or has not begun.';
