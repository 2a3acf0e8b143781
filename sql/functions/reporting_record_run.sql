create or replace function reporting.record_run(
  p_run bigint,
  p_schedule integer,
  p_report text,
  p_scope text,
  p_step text,
  p_period_start date,
  p_period_end date,
  p_covers_from date,
  p_version smallint,
  p_seal bigint,
  p_parameters jsonb,
  p_subject text,
  p_part_names text[],
  p_part_types text[],
  p_part_contents bytea[],
  p_addresses text[],
  p_names text[],
  p_message_ids text[],
  p_heads bytea[],
  p_body bytea)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, reporting, pg_temp
as $$
begin
  if p_run is distinct from currval('reporting.run_number') then
    raise exception using
      errcode = 'CL015', message = format('run %s is not this session''s', p_run);
  end if;
  if p_schedule is not null then
    perform from reporting.schedule as s
    where s.id = p_schedule and s.state = 'active'
      and (s.report, s.scope) = (p_report, p_scope)
    for share;
    if not found then
      return false;
    end if;
    if p_addresses is distinct from array(
      select r.address from reporting.recipient as r
      where r.schedule_id = p_schedule order by r.ordinal)
    then
      raise exception using
        errcode = 'CL015', message = format('run %s has not its schedule''s recipients', p_run);
    end if;
  end if;
  -- Two hosts meet here: the second waits for the first, and then has nothing to do.
  insert into reporting.run (
    id, schedule_id, report, scope, step, period_start, period_end, covers_from, version, seal,
    parameters, subject)
  values (
    p_run, p_schedule, p_report, p_scope, p_step, p_period_start, p_period_end, p_covers_from,
    p_version, p_seal, p_parameters, p_subject)
  on conflict do nothing;
  if not found then
    return false;
  end if;
  insert into reporting.run_part (run_id, ordinal, name, media_type, content, sha256)
  select p_run, p.place, p.name, p.media_type, p.content, sha256(p.content)
  from unnest(p_part_names, p_part_types, p_part_contents) with ordinality
    as p (name, media_type, content, place);
  insert into reporting.run_body (run_id, content, sha256)
  values (p_run, p_body, sha256(p_body));
  insert into reporting.delivery (run_id, ordinal, address, name, message_id, head, sha256)
  select p_run, d.place, d.address, d.name, d.message_id, d.head, sha256(d.head)
  from unnest(p_addresses, p_names, p_message_ids, p_heads) with ordinality
    as d (address, name, message_id, head, place);
  return true;
end
$$;

comment on function reporting.record_run(
  bigint, integer, text, text, text, date, date, date, smallint, bigint, jsonb, text, text[],
  text[], bytea[], text[], text[], text[], bytea[], bytea) is
  'Stores a run whole: its parts, and a message for each recipient, of a head of its own and the '
  'body of all. False, and nothing is stored, '
  'where somebody else has made it meanwhile, or its schedule is not active any more.';
