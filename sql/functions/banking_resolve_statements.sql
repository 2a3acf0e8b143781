create or replace function banking.resolve_statements(p_account text)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_found record;
begin
  perform banking.require_staging();
  create index on pg_temp.banking_line (statement, place);
  analyze pg_temp.banking_line;
  if p_account is not null and not exists (
    select from banking.account as a where lower(a.code) = lower(p_account))
  then
    raise exception using
      errcode = 'CL006', column = 'account',
      message = format('there is no bank account %s', left(p_account, 60)),
      hint = 'coopledger bank list shows them; coopledger bank add registers one.';
  end if;
  update pg_temp.banking_statement as s
  set account_id = (
    select a.id
    from banking.account as a
    where case
        when p_account is not null then lower(a.code) = lower(p_account)
        else a.identifier = s.identifier
      end
    order by a.currency is distinct from coalesce(s.currency, (
      select min(l.currency) from pg_temp.banking_line as l where l.statement = s.place)), a.id
    limit 1);
  select s.* into v_found
  from pg_temp.banking_statement as s
  where s.account_id is null
  order by s.place
  limit 1;
  if found then
    raise exception using
      errcode = 'CL006', column = 'account', detail = v_found.file_line,
      message = case
        when v_found.identifier is null then 'the file does not say whose account it is'
        else (
          select case when count(*) = 1 then 'there is no bank account ' || min(n.identifier)
                   else 'there are no bank accounts ' || string_agg(n.identifier, ', ') end
          from (
            select s.identifier
            from pg_temp.banking_statement as s
            where s.account_id is null and s.identifier is not null
            group by s.identifier
            order by min(s.place)
            limit 20
          ) as n) end,
      hint = case
        when v_found.identifier is null then
          'Say it with --account CODE; coopledger bank list shows the codes.'
        else format('To register it: coopledger bank add CODE --%s %s --currency %s',
                    case when banking.is_iban(v_found.identifier) then 'iban' else 'id' end,
                    case when v_found.identifier ~ '^[A-Za-z0-9.-]+$' then v_found.identifier
                      else quote_literal(v_found.identifier) end,
                    coalesce(v_found.currency, (
                      select min(l.currency)
                      from pg_temp.banking_line as l where l.statement = v_found.place), 'EUR'))
        end;
  end if;
  perform banking.require_account_agrees();
  -- In one order for everybody, so that two that wait for each other cannot be.
  perform
  from banking.account as a
  where a.id in (select s.account_id from pg_temp.banking_statement as s)
  order by a.id
  for update;
  update pg_temp.banking_statement as s
  set booked_minor = coalesce(t.booked, 0), booked_lines = coalesce(t.lines, 0),
      unbooked_lines = coalesce(t.unbooked, 0),
      last_day = coalesce(s.closing_on, s.said_to, t.last_day, s.said_from, s.opening_on),
      first_day = least(
        coalesce(s.said_from, t.first_day, s.opening_on, s.closing_on, s.said_to),
        coalesce(s.closing_on, s.said_to, t.last_day, s.said_from, s.opening_on))
  from pg_temp.banking_statement as o
  left join lateral (
    select sum(l.amount_minor) filter (where l.status = 'booked') as booked,
           count(*) filter (where l.status = 'booked') as lines,
           count(*) filter (where l.status <> 'booked') as unbooked,
           min(l.booked_on) filter (where l.status = 'booked') as first_day,
           max(l.booked_on) filter (where l.status = 'booked') as last_day
    from pg_temp.banking_line as l
    where l.statement = o.place
  ) as t on true
  where o.place = s.place;
  -- Context: some banks state the closing balance only, and a page of a statement may have but one of
  -- the two. Choice: the other one follows from the lines. Rejected: to leave both aside, for then
  -- nobody would notice that a statement is missing, and pages would be taken for other content.
  update pg_temp.banking_statement as s
  set opening_minor = coalesce(s.opening_minor, s.closing_minor - s.booked_minor),
      opening_on = coalesce(s.opening_on, s.first_day),
      closing_minor = coalesce(s.closing_minor, s.opening_minor + s.booked_minor),
      closing_on = coalesce(s.closing_on, s.last_day)
  where num_nonnulls(s.opening_minor, s.closing_minor) = 1;
  -- Context: no bank has booked what is yet to come, and behind a statement of a wrong year no right
  -- one could follow. Choice: a year's grace, for clocks and dates of value. Rejected: none, for a
  -- machine whose clock is behind would refuse good files.
  select s.file_line, t.day into v_found
  from pg_temp.banking_statement as s
  cross join lateral (
    select greatest(s.last_day, max(l.booked_on)) as day
    from pg_temp.banking_line as l
    where l.statement = s.place and l.status = 'booked'
  ) as t
  where t.day > current_date + 366
  order by s.place
  limit 1;
  if found then
    raise exception using
      errcode = 'CL035', column = 'day', detail = v_found.file_line,
      message = format('the statement tells of %s, which is yet to come', v_found.day),
      hint = 'Is the year right, and the order of day and month? --dates says it for CSV.';
  end if;
end
$$;

comment on function banking.resolve_statements(text) is
  'Finds and locks the accounts of the staged statements, and reckons their days and sums. Raises '
  'CL006 for an account that is not registered, CL030 for another one than p_account or another '
  'currency, CL035 for days more than a year ahead. Internal.';
