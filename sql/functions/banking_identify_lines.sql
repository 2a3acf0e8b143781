-- Context: files overlap, and banks give not every line a reference. Choice: a line is its day, its
-- amount, and its reference or else its words, and which of several such on that day of that file;
-- so two equal gifts of one day both stay, and both are known again. Rejected: the reference alone,
-- for banks put one on many lines (NONREF, a batch), and what is taken for known is lost.
create or replace function banking.identify_lines()
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
begin
  insert into pg_temp.banking_identity (statement, place, base, occurrence, ordinal)
  select l.statement, l.place, b.base,
         row_number() over (
           partition by s.account_id, b.base order by s.last_day, s.first_day, s.place,
             case when s.is_newest_first then -l.place else l.place end) as occurrence,
         row_number() over (
           partition by l.statement
           order by case when s.is_newest_first then -l.place else l.place end) as ordinal
  from pg_temp.banking_line as l
  join pg_temp.banking_statement as s on s.place = l.statement
  join banking.account as a on a.id = s.account_id
  cross join lateral (
    select sha256(a.salt || convert_to(case
      when l.bank_reference is not null then
        concat_ws(',', l.booked_on, l.amount_minor, 'ref', l.bank_reference)
      else
        concat(l.booked_on, ',', l.amount_minor, ',', banking.text_form(
          l.counterparty_name, l.counterparty_account, l.structured_reference, l.end_to_end_id,
          l.remittance))
      end, 'UTF8')) as base offset 0
  ) as b
  where l.status = 'booked' and not s.is_notification;
  update pg_temp.banking_identity as i
  set identity = sha256(i.base || convert_to(i.occurrence::text, 'UTF8'));
  create index on pg_temp.banking_identity (identity);
  analyze pg_temp.banking_identity;
end
$$;

comment on function banking.identify_lines() is
  'Gives each staged line that the bank has booked its identity and its place. Internal.';
