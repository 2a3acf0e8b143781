create or replace function banking.refuse_overlap(p_place integer, p_last banking.statement)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_new record;
  v_odd record;
begin
  select s.*, a.code, a.currency as unit, u.scale into v_new
  from pg_temp.banking_statement as s
  join banking.account as a on a.id = s.account_id
  join ledger.unit as u on u.code = a.currency
  where s.place = p_place;
  if v_new.opening_minor is null and p_last.id is not null then
    select l.booked_on, l.amount_minor, l.file_line into v_odd
    from pg_temp.banking_identity as i
    join pg_temp.banking_line as l on (l.statement, l.place) = (i.statement, i.place)
    where i.statement = p_place and i.known is null and l.booked_on <= p_last.last_day
    order by i.ordinal
    limit 1;
    if found then
      raise exception using
        errcode = 'CL033', column = 'statement', detail = v_odd.file_line,
        message = format(
          '%s %s of %s is in none of the statements of %s, which are complete up to %s',
          ledger.amount(v_odd.amount_minor, v_new.scale), v_new.unit, v_odd.booked_on, v_new.code,
          p_last.last_day),
        hint = 'Export from the day after that on, or import the bank''s own statements only.';
    end if;
  elsif v_new.opening_minor is not null and p_last.id is null then
    select l.booked_on, l.amount_minor into v_odd
    from banking.line as l
    where l.account_id = v_new.account_id and l.booked_on >= v_new.first_day
      and l.id not in (
        select i.known from pg_temp.banking_identity as i
        where i.statement = p_place and i.known is not null)
    order by l.booked_on, l.id
    limit 1;
    if found then
      raise exception using
        errcode = 'CL033', column = 'statement', detail = v_new.file_line,
        message = format(
          'statement %sof %s to %s does not tell the %s %s of %s, which an earlier file told',
          coalesce(v_new.bank_id || ' ', ''), v_new.first_day, v_new.last_day,
          ledger.amount(v_odd.amount_minor, v_new.scale), v_new.unit, v_odd.booked_on),
        hint = 'One kind of file for one account: begin with a statement of later days.';
    end if;
  end if;
end
$$;

comment on function banking.refuse_overlap(integer, banking.statement) is
  'Raises CL033 where a staged file without balances tells lines of days that statements have told '
  'in full, or the other way round. Internal.';
