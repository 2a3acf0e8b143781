create or replace function banking.keep_lines(p_statement_id bigint, p_place integer)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
begin
  insert into banking.line (
    statement_id, account_id, ordinal, entry_place, detail_place, amount_minor, is_reversal,
    booked_on, value_on, bank_reference, entry_reference, batch, kind, country, original_minor,
    original_currency, rate, fee_minor, is_net, identity, entry_id)
  select
    p_statement_id, s.account_id, i.ordinal, l.entry_place, l.detail_place, l.amount_minor,
    l.is_reversal, l.booked_on, l.value_on, l.bank_reference, l.entry_reference, l.batch, l.kind,
    l.country, l.original_minor, l.original_currency, l.rate, l.fee_minor, l.is_net,
    i.identity, i.entry_id
  from pg_temp.banking_identity as i
  join pg_temp.banking_line as l on (l.statement, l.place) = (i.statement, i.place)
  join pg_temp.banking_statement as s on s.place = l.statement
  where i.statement = p_place and i.known is null
  order by i.ordinal;
  insert into banking.line_text (
    line_id, counterparty_name, counterparty_account, counterparty_bank, structured_reference,
    end_to_end_id, remittance, ultimate_name, information, salt, digest)
  select
    k.id, l.counterparty_name, l.counterparty_account, l.counterparty_bank, l.structured_reference,
    l.end_to_end_id, l.remittance, l.ultimate_name, l.information, r.salt,
    sha256(r.salt || convert_to(banking.text_form(
      l.counterparty_name, l.counterparty_account, l.counterparty_bank, l.structured_reference,
      l.end_to_end_id, l.remittance, l.ultimate_name, l.information), 'UTF8'))
  from banking.line as k
  join pg_temp.banking_identity as i on i.statement = p_place and i.ordinal = k.ordinal
  join pg_temp.banking_line as l on (l.statement, l.place) = (i.statement, i.place)
  -- (It hangs on the row, else one salt would do for all.)
  cross join lateral (
    select uuid_send(gen_random_uuid()) as salt where l.place is not null offset 0) as r
  where k.statement_id = p_statement_id
    and num_nonnulls(
      l.counterparty_name, l.counterparty_account, l.counterparty_bank, l.structured_reference,
      l.end_to_end_id, l.remittance, l.ultimate_name, l.information) > 0
  order by k.id;
end
$$;

comment on function banking.keep_lines(bigint, integer) is
  'Stores the new lines of a staged statement and what they say of persons. Internal.';
