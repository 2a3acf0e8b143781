-- The files of statements are the bytes that they were, and what lines say of persons is what it
-- was, until either is destroyed: then it is gone as a whole.
select 'file ' || f.id as subject, 'is not what its hash and size say' as finding
from banking.file as f
join lateral (
  select sha256(string_agg(p.bytes, ''::bytea order by p.ordinal)) as sha256,
         sum(octet_length(p.bytes)) as size_bytes
  from banking.file_piece as p
  where p.file_id = f.id
) as k on k.sha256 <> f.sha256 or k.size_bytes <> f.size_bytes
union all
select 'file ' || f.id, 'is not there, and must be kept until ' || f.keep_until
from banking.file as f
where f.keep_until >= current_date
  and not exists (select from banking.file_piece as p where p.file_id = f.id)
union all
-- (Longer than it must be is anybody's right.)
select 'file ' || f.id,
       format('may be destroyed after %s, and must be kept until %s', f.keep_until, k.until)
from banking.file as f
join ledger.operation as o on o.id = f.operation_id
cross join lateral (
  select make_date(
    extract(year from o.recorded_at at time zone 'UTC')::integer + 10, 12, 31) as until
) as k
where f.keep_until < k.until
union all
select 'line ' || t.line_id, 'has other texts than its digest says'
from banking.line_text as t
where t.salt is not null and t.digest <> sha256(t.salt || convert_to(banking.text_form(
  t.counterparty_name, t.counterparty_account, t.counterparty_bank, t.structured_reference,
  t.end_to_end_id, t.remittance, t.ultimate_name, t.information), 'UTF8'))
union all
select 'payment ' || t.id, 'has other texts than its digest says'
from banking.payment as t
where t.salt is not null and t.digest <> sha256(t.salt || convert_to(banking.text_form(
  t.counterparty_name, t.counterparty_account, t.counterparty_bank, t.structured_reference,
  t.end_to_end_id, t.remittance, t.ultimate_name, t.information), 'UTF8'))
