-- Context: a notification tells the payments behind entries that the statement holds as one line.
-- Choice: they hang on that line, found by the bank's reference of the entry, or its batch, or else
-- as the only one of that amount and day; what the statement itself told one by one is known.
-- Rejected: keeping them until a statement comes, for nobody would see those that never found one.
create or replace function banking.attach_payments(p_file_id bigint, p_place integer)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_new record;
  v_entry record;
  v_found record;
begin
  select s.account_id, a.code, a.currency, u.scale into v_new
  from pg_temp.banking_statement as s
  join banking.account as a on a.id = s.account_id
  join ledger.unit as u on u.code = a.currency
  where s.place = p_place;
  for v_entry in
    select l.entry_place, sum(l.amount_minor) as minor, count(*) as payments,
           min(l.booked_on) as booked_on, min(l.value_on) as value_on,
           min(l.entry_reference) as reference, min(l.batch) as batch,
           min(l.file_line) as file_line
    from pg_temp.banking_line as l
    where l.statement = p_place and l.status = 'booked'
    group by l.entry_place
    order by l.entry_place
  loop
    -- The statement told them one by one.
    continue when exists (
      select
      from banking.line as l
      where l.account_id = v_new.account_id and l.detail_place is not null
        and l.booked_on between v_entry.booked_on - 10 and v_entry.booked_on + 10
        and (l.entry_reference = v_entry.reference or v_entry.reference is null)
      group by l.statement_id, l.entry_place
      having sum(l.amount_minor) = v_entry.minor and count(*) = v_entry.payments);
    select min(k.id) as line_id, count(*) as lines, min(k.minor) as minor,
           bool_or(k.has_payments) as has_payments
    into v_found
    from (
      select l.id, l.amount_minor as minor,
             exists (select from banking.payment as p where p.line_id = l.id) as has_payments,
             rank() over (order by r.rank, l.amount_minor <> v_entry.minor) as rank
      from banking.line as l
      cross join lateral (
        select case
          when v_entry.reference in (l.entry_reference, l.bank_reference) then 1
          when v_entry.batch = l.batch then 2
          when l.amount_minor = v_entry.minor
            and (coalesce(l.entry_reference, l.bank_reference) is null
              or v_entry.reference is null)
            and (l.booked_on = v_entry.booked_on or l.value_on = v_entry.value_on) then 3
          end as rank
      ) as r
      where l.account_id = v_new.account_id and l.detail_place is null
        and l.booked_on between v_entry.booked_on - 10 and v_entry.booked_on + 10
        and r.rank is not null
    ) as k
    where k.rank = 1;
    if v_found.lines = 0 then
      raise exception using
        errcode = 'CL034', column = 'statement', detail = v_entry.file_line,
        message = format(
          'no statement of %s shows the %s %s of %s that %s', v_new.code,
          ledger.amount(v_entry.minor, v_new.scale), v_new.currency, v_entry.booked_on,
          case v_entry.payments when 1 then 'this payment is'
            else format('these %s payments come to', v_entry.payments) end),
        hint = 'Import the statement (camt.053) of that day first, then this file again.';
    elsif v_found.lines > 1 then
      raise exception using
        errcode = 'CL034', column = 'statement', detail = v_entry.file_line,
        message = format(
          '%s lines of %s could be the %s %s of %s: nothing tells which', v_found.lines, v_new.code,
          ledger.amount(v_entry.minor, v_new.scale), v_new.currency, v_entry.booked_on),
        hint = 'Ask the bank for files that refer to the entry (AcctSvcrRef).';
    elsif v_found.minor <> v_entry.minor then
      raise exception using
        errcode = 'CL031', column = 'amount', detail = v_entry.file_line,
        message = format(
          'these %s payments come to %s %s, and line %s of %s, which they refer to, is %s',
          v_entry.payments, ledger.amount(v_entry.minor, v_new.scale), v_new.currency,
          v_found.line_id, v_new.code, ledger.amount(v_found.minor, v_new.scale)),
        hint = 'Ask the bank for a complete file.';
    end if;
    continue when v_found.has_payments;
    insert into banking.payment (
      file_id, line_id, ordinal, amount_minor, is_reversal, bank_reference, batch, kind, country,
      original_minor, original_currency, counterparty_name, counterparty_account,
      counterparty_bank, structured_reference, end_to_end_id, remittance, ultimate_name,
      information, salt, digest)
    select
      p_file_id, v_found.line_id, row_number() over (order by l.place), l.amount_minor,
      l.is_reversal, l.bank_reference, l.batch, l.kind, l.country, l.original_minor,
      l.original_currency, l.counterparty_name, l.counterparty_account, l.counterparty_bank,
      l.structured_reference, l.end_to_end_id, l.remittance, l.ultimate_name, l.information,
      r.salt,
      sha256(r.salt || convert_to(banking.text_form(
        l.counterparty_name, l.counterparty_account, l.counterparty_bank, l.structured_reference,
        l.end_to_end_id, l.remittance, l.ultimate_name, l.information), 'UTF8'))
    from pg_temp.banking_line as l
    cross join lateral (
      select uuid_send(gen_random_uuid()) as salt where l.place is not null offset 0) as r
    where l.statement = p_place and l.entry_place = v_entry.entry_place and l.status = 'booked';
  end loop;
end
$$;

comment on function banking.attach_payments(bigint, integer) is
  'Hangs the payments of a staged notification on the lines that they make up, once. Raises CL034 '
  'where no line, or more than one, is theirs, CL031 where they do not come to it. Internal.';
