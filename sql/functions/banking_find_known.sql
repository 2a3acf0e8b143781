-- Context: a file may tell again what an earlier one told. Choice: where a statement opens with
-- just what the books have, and begins no earlier than they end, or joins two that are there, all
-- of it is new, for its balances say so, however alike two lines are; else each line is looked for
-- by its identity. Rejected: identity alone, by which a second gift alike on a day with two
-- statements would be lost.
create or replace function banking.find_known(
  p_place integer,
  p_last banking.statement,
  p_books numeric,
  out known bigint,
  out lines integer,
  out is_repeated boolean)
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_new record;
  v_same banking.statement;
  v_joins boolean;
begin
  select s.* into v_new from pg_temp.banking_statement as s where s.place = p_place;
  update pg_temp.banking_identity as i
  set known = l.id
  from banking.line as l
  where i.statement = p_place and l.account_id = v_new.account_id and l.identity = i.identity;
  select coalesce(sum(l.amount_minor), 0), count(*) into known, lines
  from pg_temp.banking_identity as i
  join banking.line as l on l.id = i.known
  where i.statement = p_place;
  -- Two statements of the same days that the bank numbers apart tell different lines.
  if lines > 0 and not exists (
    select
    from pg_temp.banking_identity as i
    join banking.line as l on l.id = i.known
    join banking.statement as s on s.id = l.statement_id
    where i.statement = p_place
      and (s.opening_minor is null or v_new.opening_minor is null
        or (s.first_day, s.last_day) <> (v_new.first_day, v_new.last_day)
        or coalesce(s.sequence = v_new.sequence, true)))
  then
    perform banking.take_as_new(p_place);
    known := 0;
    lines := 0;
  end if;
  select s.* into v_same
  from banking.statement as s
  where s.account_id = v_new.account_id and s.bank_id = v_new.bank_id
    and s.first_day = v_new.first_day and s.last_day = v_new.last_day
    and s.sequence is not distinct from v_new.sequence
  order by s.id desc
  limit 1;
  is_repeated := lines = v_new.booked_lines and (
    lines > 0
    or (v_same.id is not null or v_new.bank_id is null) and exists (
      select
      from banking.statement as s
      where s.account_id = v_new.account_id
        and (s.first_day, s.last_day) = (v_new.first_day, v_new.last_day)
        and s.opening_minor is not distinct from v_new.opening_minor
        and s.closing_minor is not distinct from v_new.closing_minor));
  v_joins := p_last.id is not null and (
    v_new.opening_minor = p_books
    and not banking.comes_before(
      v_new.first_day, v_new.sequence, p_last.last_day, p_last.sequence)
    or coalesce((select p.joins from banking.find_place(p_place, 0) as p), false));
  -- (One that is there without balances may have told one of them.)
  if is_repeated and (v_same.opening_minor is null
    or (v_same.opening_minor, v_same.closing_minor)
      is not distinct from (v_new.opening_minor, v_new.closing_minor))
  then
    -- What comes to nothing joins even when it is told again: then it must differ from what is
    -- there, by its balances or by the bank's number.
    if v_joins and v_new.booked_minor = 0 and v_new.booked_lines > 0 then
      v_joins := not exists (
        select
        from pg_temp.banking_identity as i
        join banking.line as l on l.id = i.known
        join banking.statement as s on s.id = l.statement_id
        where i.statement = p_place
          and ((s.first_day, s.last_day) <> (v_new.first_day, v_new.last_day)
            or coalesce(s.opening_minor = v_new.opening_minor, true)
              and coalesce(s.sequence = v_new.sequence, true)));
    elsif v_new.booked_minor = 0 then
      v_joins := false;
    end if;
    if not v_joins then
      return;
    end if;
  end if;
  -- Lines that come to nothing, and are all that is there of the days that the statement shares with
  -- the one before, are that day told again.
  if v_joins and not is_repeated and lines > 0 and known = 0 then
    v_joins := exists (
      select
      from banking.line as l
      where l.account_id = v_new.account_id
        and l.booked_on between v_new.first_day and p_last.last_day
        and l.id not in (
          select i.known from pg_temp.banking_identity as i
          where i.statement = p_place and i.known is not null));
  end if;
  if v_joins then
    is_repeated := false;
    known := 0;
    lines := 0;
    perform banking.take_as_new(p_place);
    return;
  end if;
  if v_new.booked_lines = 0 and v_new.last_day < p_last.last_day then
    -- A day on which nothing moved, told late.
    is_repeated := true;
    return;
  end if;
  if v_same.id is not null then
    perform banking.refuse_repeat(p_place, v_same);
  end if;
  if not is_repeated then
    perform banking.refuse_overlap(p_place, p_last);
  end if;
end
$$;

comment on function banking.find_known(integer, banking.statement, numeric) is
  'Which lines of a staged statement an earlier file has told: their sum and number, and whether '
  'they are all that it says. Raises CL033 where it is told otherwise than before, or tells lines '
  'of days that are complete. Internal.';
