create or replace function banking.import_file(
  p_key text,
  p_request jsonb,
  p_name text,
  p_format text,
  p_profile text,
  p_account text,
  p_accept_gap boolean,
  p_reason text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_file record;
  v_operation record;
  v_said integer;
  v_file_id bigint;
  v_place integer;
  v_found text;
  v_acts text[] := array[]::text[];
begin
  -- Whoever imports the same file, or another one of the same account, waits here, and then sees
  -- what the first one did. The accounts are locked before the operation is stamped.
  select f.sha256, f.size_bytes into v_file from banking.staged_file(p_account) as f;
  perform pg_advisory_xact_lock(hashtextextended(encode(v_file.sha256, 'hex'), 0));
  perform banking.resolve_statements(p_account);
  v_said := (select a.id from banking.account as a where lower(a.code) = lower(p_account));
  select f.operation_id into operation_id
  from banking.file as f
  where f.sha256 = v_file.sha256 and (f.account_id is null or f.account_id = v_said);
  if found then
    status := 'exists';
    return;
  end if;
  v_operation := ledger.begin_operation(p_key, 'statement.import', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  insert into banking.file (
    operation_id, sha256, size_bytes, name, format, profile, statements, booked_lines,
    payments, keep_until, account_id)
  select
    v_operation.operation_id, v_file.sha256, v_file.size_bytes, p_name, p_format, p_profile,
    count(s.last_day) filter (where not s.is_notification),
    coalesce(sum(s.booked_lines) filter (where not s.is_notification), 0),
    coalesce(sum(s.booked_lines) filter (where s.is_notification), 0),
    -- Ten years from the end of the year: the longest that book-keeping law asks for in Belgium.
    make_date(
      extract(year from v_operation.recorded_at at time zone 'UTC')::integer + 10, 12, 31),
    v_said
  from pg_temp.banking_statement as s
  returning id into v_file_id;
  insert into banking.file_piece (file_id, ordinal, bytes)
  select v_file_id, p.ordinal, p.bytes from pg_temp.banking_piece as p;
  perform banking.identify_lines();
  for v_place in
    select s.place
    from pg_temp.banking_statement as s
    where s.last_day is not null and not s.is_notification
    order by s.account_id, s.last_day, s.first_day, s.place
  loop
    v_found := banking.import_statement(
      v_operation.operation_id, v_operation.recorded_at, v_file_id, v_place, p_accept_gap,
      p_reason);
    v_acts := v_acts || v_found;
  end loop;
  for v_place in
    select s.place from pg_temp.banking_statement as s where s.is_notification order by s.place
  loop
    perform banking.attach_payments(v_file_id, v_place);
  end loop;
  v_acts := array_remove(v_acts, null);
  if v_acts <> '{}' then
    insert into ledger.act (operation_id, kind, subject, reason, detail)
    values (
      v_operation.operation_id, 'statement.import', (
        select left(string_agg(distinct a.code, ', '), 200)
        from pg_temp.banking_statement as s
        join banking.account as a on a.id = s.account_id),
      coalesce(p_reason, ''), array_to_string(v_acts, E'\n'));
  end if;
  status := 'created';
end
$$;

comment on function banking.import_file(
  text, jsonb, text, text, text, text, boolean, text) is
  'Stores the staged file, its statements and lines, and posts each line that the bank has booked '
  'and no earlier file has told, or answers with the operation that imported the same bytes '
  'for that account. '
  'p_account is a code, where the file does not say whose account it is; p_accept_gap books what '
  'is missing before a statement, p_reason what a statement does not add up by. Raises CL006 for '
  'an unknown account, CL030 for what is no statement of it, CL031 where it does not add up, CL032 '
  'where it does not follow, CL033 where it repeats or overlaps another one, CL034 where a '
  'notification tells of payments that no line shows, CL035 for days more than a year ahead.';
