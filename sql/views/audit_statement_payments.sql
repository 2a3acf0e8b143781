create or replace view audit.statement_payments as
select
  p.line_id as statement_line,
  p.ordinal as payment,
  ledger.amount(p.amount_minor, u.scale) as amount,
  a.currency,
  p.is_reversal,
  p.bank_reference,
  p.batch,
  p.kind,
  p.country,
  f.name as file,
  encode(f.sha256, 'hex') as sha256,
  encode(p.digest, 'hex') as texts_digest
from banking.payment as p
join banking.line as l on l.id = p.line_id
join banking.account as a on a.id = l.account_id
join ledger.unit as u on u.code = a.currency
join banking.file as f on f.id = p.file_id;

comment on view audit.statement_payments is
  'The payments behind statement lines that banks booked as one, as notifications told them. Who '
  'paid stands in none of its columns.';
comment on column audit.statement_payments.statement_line is 'The line.';
comment on column audit.statement_payments.payment is 'Its place among those of the line.';
comment on column audit.statement_payments.amount is 'Above zero what came in.';
comment on column audit.statement_payments.currency is 'Its currency.';
comment on column audit.statement_payments.is_reversal is 'Whether it takes one back.';
comment on column audit.statement_payments.bank_reference is 'The bank''s reference of it.';
comment on column audit.statement_payments.batch is 'The batch that it was part of.';
comment on column audit.statement_payments.kind is 'What the bank says it is.';
comment on column audit.statement_payments.country is 'Country of who is on the other side.';
comment on column audit.statement_payments.file is 'Name of the file that told it.';
comment on column audit.statement_payments.sha256 is 'SHA-256 of that file, in hex.';
comment on column audit.statement_payments.texts_digest is
  'Hex SHA-256 of a salt and what it says of persons.';
